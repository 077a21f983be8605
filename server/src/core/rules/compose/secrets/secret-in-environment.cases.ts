import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_USER: shop
            POSTGRES_PASSWORD: «correct-horse-7»   # the same as in production
          volumes:
            - data:/var/lib/postgresql/data
      volumes:
        data:
    `,
    fixed: `
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_USER: shop
            POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password   # the same as in production
          volumes:
            - data:/var/lib/postgresql/data
          secrets:
            - postgres_password
      volumes:
        data:
      secrets:
        postgres_password:
          file: ./secrets/postgres_password.txt
    `,
    otherwiseFixed: [
      `
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_USER: shop
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?POSTGRES_PASSWORD must be set}   # the same as in production
          volumes:
            - data:/var/lib/postgresql/data
      volumes:
        data:
    `,
    ],
  },
  {
    because: 'the list form, and secrets that are there already',
    bad: `
      services:
        db:
          image: mariadb:11.8
          environment:
            - MARIADB_DATABASE=shop
            - "MARIADB_ROOT_PASSWORD=«n0t-a-good-place»"
          secrets: [tls]
      secrets:
        tls: { file: ./tls.pem }
        mariadb_root_password: { file: ./other.txt }
    `,
    fixed: `
      services:
        db:
          image: mariadb:11.8
          environment:
            - MARIADB_DATABASE=shop
            - "MARIADB_ROOT_PASSWORD_FILE=/run/secrets/db_mariadb_root_password"
          secrets: [tls, db_mariadb_root_password]
      secrets:
        tls: { file: ./tls.pem }
        mariadb_root_password: { file: ./other.txt }
        db_mariadb_root_password:
          file: ./secrets/db_mariadb_root_password.txt
    `,
    otherwiseFixed: [
      `
      services:
        db:
          image: mariadb:11.8
          environment:
            - MARIADB_DATABASE=shop
            - "MARIADB_ROOT_PASSWORD=\${MARIADB_ROOT_PASSWORD:?MARIADB_ROOT_PASSWORD must be set}"
          secrets: [tls]
      secrets:
        tls: { file: ./tls.pem }
        mariadb_root_password: { file: ./other.txt }
    `,
    ],
  },
  {
    because: 'the image reads no file, and a number is a password, too',
    bad: `
      services:
        web: { build: ., environment: { SECRET_KEY_BASE: «'x9$$f2-Kw81-b7c3'», PIN_PASSWORD: «93758203» } }
    `,
    otherwiseFixed: [
      `
      services:
        web: { build: ., environment: { SECRET_KEY_BASE: '\${SECRET_KEY_BASE:?SECRET_KEY_BASE must be set}', PIN_PASSWORD: '\${PIN_PASSWORD:?PIN_PASSWORD must be set}' } }
    `,
    ],
  },
  {
    because: 'weak passwords, placeholders and defaults are milder',
    bad: `
      services:
        web:
          build: .
          environment:
            ADMIN_PASSWORD: «changeme»
            API_TOKEN: «your-token-here»
            DB_PASSWORD: «\${DB_PASSWORD:-Tr0ub4dor}»
            MAIL_PASSWORD: «hunter2\${SUFFIX}»
    `,
    otherwiseFixed: [
      `
      services:
        web:
          build: .
          environment:
            ADMIN_PASSWORD: \${ADMIN_PASSWORD:?ADMIN_PASSWORD must be set}
            API_TOKEN: \${API_TOKEN:?API_TOKEN must be set}
            DB_PASSWORD: \${DB_PASSWORD:?DB_PASSWORD must be set}
            MAIL_PASSWORD: \${MAIL_PASSWORD:?MAIL_PASSWORD must be set}
    `,
    ],
  },
  {
    because: 'a password in a URL',
    bad: `
      services:
        web:
          build: .
          environment:
            - DATABASE_URL=postgres://shop:«q8Zr-51xyB»@db/shop
    `,
    otherwiseFixed: [
      `
      services:
        web:
          build: .
          environment:
            - DATABASE_URL=postgres://shop:\${DATABASE_PASSWORD:?DATABASE_PASSWORD must be set}@db/shop
    `,
    ],
  },
  {
    because: 'one block for two services, and the environment of a hook',
    bad: `
      x-environment: &environment
        SMTP_PASSWORD: «m4il-4-all-of-us»
      services:
        web: { image: web, environment: { <<: *environment, PORT: "80" } }
        worker:
          image: worker
          environment: *environment
          post_start:
            - command: ./warm-up
              environment: [API_KEY=«k3y-0f-the-cellar»]
    `,
    otherwiseFixed: [
      `
      x-environment: &environment
        SMTP_PASSWORD: \${SMTP_PASSWORD:?SMTP_PASSWORD must be set}
      services:
        web: { image: web, environment: { <<: *environment, PORT: "80" } }
        worker:
          image: worker
          environment: *environment
          post_start:
            - command: ./warm-up
              environment: ["API_KEY=\${API_KEY:?API_KEY must be set}"]
    `,
    ],
  },
  {
    because: 'the value comes from elsewhere',
    good: `
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
            PGPASSWORD: \${PGPASSWORD}
            API_TOKEN: \${API_TOKEN:?set it in .env}
            CLIENT_SECRET: \${CLIENT_SECRET:-}
            SESSION_SECRET:
            COOKIE_SECRET: ""
            SMTP_PASSWORD: "\${SMTP_USER}:\${SMTP_SECRET}"
            NEO4J_AUTH: neo4j/\${NEO4J_PASSWORD}
            DATABASE_URL: postgres://shop:\${DB_PASSWORD}@db/shop
    `,
  },
  {
    because: 'names about a secret, and values that are none',
    good: `
      services:
        web:
          image: web
          environment:
            - TOKEN_TTL=3600
            - PASSWORD_MIN_LENGTH=12
            - SECRET_NAME=shop-tls
            - ACCESS_KEY_ID_HEADER=x-key
            - MYSQL_ALLOW_EMPTY_PASSWORD=yes
            - MYSQL_RANDOM_ROOT_PASSWORD=1
            - JWT_PRIVATE_KEY_PATH=/etc/keys/jwt.pem
            - JWT_SECRET=/run/secrets/jwt
            - AUTH_PUBLIC_KEY=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A
            - TOKEN_URL=https://login.example.com/token
            - SECRET_ROTATION_ENABLED=true
            - KEYBOARD=qwertz
            - AWS_ACCESS_KEY_ID=test
            - SECRET_KEY
    `,
  },
  {
    because: 'the block reaches no service',
    good: `
      x-environment: &environment { DB_PASSWORD: correct-horse-7 }
      services: { web: { image: web } }
    `,
  },
  {
    because: 'the default names a file',
    good: 'services: { web: { image: web, environment: { TOKEN: "${TOKEN:-/run/secrets/token}" } } }\n',
  },
];
