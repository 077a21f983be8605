import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'other spellings, other programs, and no file of known hosts',
    bad: `
      FROM alpine/git:2.49.1
      RUN scp «-oStrictHostKeyChecking=no» «-o UserKnownHostsFile=/dev/null» git.example.com:a . && \\
          sftp «-o "StrictHostKeyChecking no"» git.example.com && \\
          rsync -e "ssh -o «StrictHostKeyChecking=no»" git.example.com:b . && \\
          git config --global core.sshCommand 'ssh -o «StrictHostKeyChecking=off»'
    `,
    fixed: `
      FROM alpine/git:2.49.1
      RUN scp git.example.com:a . && \\
          sftp git.example.com && \\
          rsync -e "ssh" git.example.com:b . && \\
          git config --global core.sshCommand 'ssh'
    `,
  },
  {
    because: 'variables',
    bad: `
      FROM alpine/git:2.49.1
      ENV GIT_SSH_COMMAND=«"ssh -i /k -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"»
      RUN GIT_SSH_COMMAND=«"ssh -o StrictHostKeyChecking=no"» git clone git@git.example.com:acme/tool.git
    `,
    fixed: `
      FROM alpine/git:2.49.1
      ENV GIT_SSH_COMMAND="ssh -i /k"
      RUN GIT_SSH_COMMAND="ssh" git clone git@git.example.com:acme/tool.git
    `,
  },
  {
    because: 'files of settings',
    bad: `
      FROM alpine/git:2.49.1
      RUN mkdir -p ~/.ssh && echo "«StrictHostKeyChecking no»" >> ~/.ssh/config && \\
          printf "Host *\\n\\t«StrictHostKeyChecking no»\\n" > /etc/ssh/ssh_config
      COPY <<EOF /etc/ssh/ssh_config.d/own.conf
      Host git.example.com
        «StrictHostKeyChecking no»
      EOF
    `,
    fixed: `
      FROM alpine/git:2.49.1
      RUN mkdir -p ~/.ssh && \\
          printf "Host *\\n\\tStrictHostKeyChecking yes\\n" > /etc/ssh/ssh_config
      COPY <<EOF /etc/ssh/ssh_config.d/own.conf
      Host git.example.com
      EOF
    `,
  },
  {
    because: 'a key from the network is unverified: where it is published it can be written down',
    bad: `
      FROM alpine/git:2.49.1
      RUN mkdir -p ~/.ssh && «ssh-keyscan -t ed25519 github.com» >> ~/.ssh/known_hosts
      RUN «ssh-keyscan -H github.com gitlab.com» | tee -a /etc/ssh/ssh_known_hosts
    `,
    fixed: `
      FROM alpine/git:2.49.1
      RUN mkdir -p ~/.ssh && echo 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl' >> ~/.ssh/known_hosts
      RUN printf '%s\\n' 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl' 'gitlab.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn/nOeHHE5UOzRdf' | tee -a /etc/ssh/ssh_known_hosts
    `,
  },
  {
    because: 'of another server the key is not known here; the first key that comes is only mentioned',
    bad: `
      FROM alpine/git:2.49.1
      RUN «ssh-keyscan -p 2222 git.example.com» >> ~/.ssh/known_hosts
    `,
  },
  {
    because: 'the first key that comes is taken',
    bad: `
      FROM alpine/git:2.49.1
      RUN ssh «-o StrictHostKeyChecking=accept-new» git@git.example.com true
    `,
    fixed: `
      FROM alpine/git:2.49.1
      RUN ssh git@git.example.com true
    `,
  },
  {
    because: 'keys are compared, or written down',
    good: `
      FROM alpine/git:2.49.1
      RUN ssh-keyscan git.example.com | grep "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl" >> ~/.ssh/known_hosts && \\
          echo "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl" >> ~/.ssh/known_hosts
    `,
  },
  {
    because: 'the check is on',
    good: `
      FROM alpine/git:2.49.1
      ENV GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=yes -o UserKnownHostsFile=/etc/own"
      RUN ssh -o StrictHostKeyChecking=yes git@git.example.com true && echo "StrictHostKeyChecking yes" >> ~/.ssh/config
    `,
  },
  {
    because: 'text, other files, comments',
    good: `
      FROM alpine/git:2.49.1
      RUN echo "ssh -o StrictHostKeyChecking=no" && echo "StrictHostKeyChecking no" > /tmp/notes && \\
          echo "# StrictHostKeyChecking no" >> /etc/ssh/ssh_config && grep "StrictHostKeyChecking no" /etc/ssh/ssh_config
    `,
  },
  {
    because: 'the line is changed to the check being on',
    good: `
      FROM alpine/git:2.49.1
      RUN sed -i 's/StrictHostKeyChecking no/StrictHostKeyChecking yes/' /etc/ssh/ssh_config
    `,
  },
];
