/**
 * Passwords that images and tutorials ship and bots try first, lower case.
 * Source: the documentation of the images and the lists of default credentials that scanners use.
 */
export const defaultPasswordList = `
password passwd passw0rd p@ssw0rd p@ssword pa$$w0rd pa$$word pass pass123 password1 password12 password123
password123! password! admin admin1 admin123 admin@123 administrator adminadmin adminpass adminpassword root root123
rootroot rootpass rootpassword toor test test123 test1234 testing tester testpass testpassword guest demo demo123 user
user123 userpass default changeme changeit change_me change-me changemeplease changethis changeme! changeme123
change_this secret secret123 secretkey secret_key supersecret super_secret super-secret supersecretpassword verysecret
mysecret mysecretpassword mysecretkey my-secret-pw mypassword mypass letmein welcome welcome1 qwerty qwerty123
qwertyuiop abc123 abcd1234 111111 000000 123123 1234 12345 123456 1234567 12345678 123456789 1234567890 654321
iloveyou dragon monkey master login access trustno1 postgres postgresql psql pgpass mysql mariadb mongo mongodb
mongoadmin redis rabbitmq rabbit elastic elasticsearch kibana minio minioadmin minio123 miniostorage grafana
prometheus keycloak jenkins sonar sonarqube nexus docker kubernetes vagrant ubuntu oracle sa system manager tomcat
s3cret s3cr3t yourstrong!passw0rd yourstrong(!)password strong!passw0rd strong(!)password hunter2 foobar foo bar baz
neo4j neo4j/password neo4j/test airflow superset wordpress wp wppass drupal joomla magento odoo gitea gitlab nextcloud
ghost strapi directus hasura supabase postgrest app apppass dev devpass develop local localdev backend frontend api
service temp temporary tmp
`;
