// Documents of any length, written like those that people keep: several stages, workloads with most things set.

function stage(number) {
  return [
    `FROM docker.io/library/node:22.${number % 10}-alpine AS stage${number}`,
    `ARG VERSION=1.${number}`,
    'ENV NODE_ENV=production PATH=/app/bin:$PATH APP_VERSION=$VERSION',
    'WORKDIR /srv/app',
    'RUN --mount=type=cache,target=/root/.npm set -eux; \\',
    '    # what the build needs',
    '    apk add --no-cache python3 make g++ && \\',
    '    npm ci --omit=dev --ignore-scripts',
    'COPY --chown=1000:1000 package.json package-lock.json ./',
    'RUN <<EOT',
    '  set -e',
    '  apt-get update && apt-get install -y curl',
    'EOT',
    'USER 1000:1000',
    'EXPOSE 8080',
    'HEALTHCHECK CMD ["wget", "-qO-", "http://localhost:8080/healthz"]',
    'ENTRYPOINT ["node", "server.js"]',
  ];
}

function deployment(number) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${number}
  namespace: shop
  labels:
    app.kubernetes.io/name: web-${number}
  annotations:
    example.com/notes: |
      a block of text
      with two lines and : colons
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: web-${number}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web-${number}
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: web
          image: registry.example.com/shop/web:2.${number}.0
          args:
            - --listen=:8080
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: DB_HOST
              value: db.shop.svc
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: db
                  key: password
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
`;
}

function service(number) {
  return [
    `  web-${number}:`,
    `    image: registry.example.com/shop/web:2.${number}.0`,
    '    read_only: true',
    '    cap_drop: [ALL]',
    '    security_opt: ["no-new-privileges:true"]',
    '    environment:',
    '      DB_HOST: db',
    `    ports: ["127.0.0.1:${8000 + (number % 1000)}:8080"]`,
    '    healthcheck:',
    '      test: ["CMD", "wget", "-qO-", "http://localhost:8080/healthz"]',
    '    deploy:',
    '      resources:',
    '        limits: { memory: 256M, pids: 100 }',
  ];
}

function filled(first, lines, piece) {
  const out = [...first];
  for (let number = 0; out.length < lines; number++) out.push(...piece(number));
  return `${out.join('\n')}\n`;
}

/** A document with the line that every keystroke changes: `calm` in the text, `loud` what it becomes and back. */
export const documents = {
  dockerfile: (lines) => ({
    name: 'Dockerfile',
    languageId: 'dockerfile',
    text: filled([], lines, stage),
    calm: 'USER 1000:1000',
    loud: 'USER root',
  }),
  compose: (lines) => ({
    name: 'compose.yaml',
    languageId: 'dockercompose',
    text: filled(['services:'], lines, service),
    calm: '    read_only: true',
    loud: '    privileged: true',
  }),
  manifests: (lines) => ({
    name: 'manifests.yaml',
    languageId: 'yaml',
    text: filled([], lines, (number) => [...(number ? ['---'] : []), ...deployment(number).trimEnd().split('\n')]),
    calm: '            readOnlyRootFilesystem: true',
    loud: '            privileged: true',
  }),
  list: (lines) => ({
    name: 'list.yaml',
    languageId: 'yaml',
    text: filled(['apiVersion: v1', 'kind: List', 'items:'], lines, (number) =>
      deployment(number)
        .trimEnd()
        .split('\n')
        .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`)),
    ),
    calm: '                readOnlyRootFilesystem: true',
    loud: '                privileged: true',
  }),
};
