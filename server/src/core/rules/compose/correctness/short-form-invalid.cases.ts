import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'empty pieces, too many of them, and what has no other half',
    bad: `
      services:
        web:
          image: web
          entrypoint: «run (all)»
          volumes: [«""», «"::ro"», «"./a:"»]
          devices: [«"/dev/a:/dev/b:rwm:x"»]
          extra_hosts: [«"=10.0.0.1"»]
          build:
            context: .
            ssh: [default, «mine»]
            additional_contexts: [«base»]
          post_start:
            - command: «echo "open»
    `,
  },
  {
    because: 'every form that Compose knows',
    good: `
      services:
        web:
          image: web
          entrypoint: sh -c "echo 'a' && ls"
          command: echo $$(date) | tee x
          volumes: [a:/b, "C:\\\\a:/b", "C:\\\\a:D:\\\\b:ro", /x, "./y:/z:ro,z"]
          devices: [/dev/a, "/dev/a:/dev/b", "/dev/a:/dev/b:r"]
          extra_hosts: ["a:10.0.0.1", "b=::1", "c:::1", "d:host-gateway"]
          environment: ["A=b c", B, "C= d"]
          build: { context: ., ssh: [default, mine=./key], additional_contexts: [a=./a] }
      volumes: { a: }
    `,
  },
  {
    because: 'nobody knows what the variables bring',
    good: 'services: { web: { image: web, command: "run ${ARGS}", volumes: ["${A}"], extra_hosts: ["${HOST}", "{{HOST}}"] } }\n',
  },
  {
    because: 'braces that nothing closes are no template',
    bad: 'services: { web: { image: web, extra_hosts: [«"{{HOST}"»] } }\n',
  },
  {
    because: 'a host is named by a key, too',
    bad: 'services: { web: { image: web, extra_hosts: { a: 10.0.0.1, «"a:b"»: 10.0.0.2 }, build: { context: ., extra_hosts: { «"c=d"»: 10.0.0.3 } } } }\n',
  },
  {
    because: 'no value of the variable could make it right',
    bad: 'services: { a: { image: a, command: «"echo (${A}"», environment: [«"A =${A}"»] }, b: { image: b, command: "echo ${B}" } }\n',
  },
];
