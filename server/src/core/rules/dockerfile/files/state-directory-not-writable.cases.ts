import type { Example } from '../../../engine/example';

/** Frameworks, users above and below, and what makes directories writable. */
export const cases: readonly Example[] = [
  {
    because: 'nobody is root where the files are copied, or they are given to somebody else',
    bad: `
      FROM php:8.4-fpm
      WORKDIR /var/www
      USER www-data
      «COPY» --chown=deploy . /srv/app
      CMD php artisan queue:work
    `,
    otherwiseFixed: [
      `
      FROM php:8.4-fpm
      WORKDIR /var/www
      USER www-data
      COPY --chown=www-data . /srv/app
      CMD php artisan queue:work
    `,
    ],
  },
  {
    because: 'from another stage, with only a part of the directories given away',
    bad: `
      FROM php:8.4-fpm AS build
      RUN composer install
      FROM php:8.4-fpm
      WORKDIR /app
      RUN chown -R www-data /app
      «COPY» --from=build /app /app
      RUN php bin/console cache:warmup
      USER www-data
    `,
    fixed: `
      FROM php:8.4-fpm AS build
      RUN composer install
      FROM php:8.4-fpm
      WORKDIR /app
      RUN chown -R www-data /app
      COPY --from=build /app /app
      RUN mkdir -p var && chown -R www-data var
      RUN php bin/console cache:warmup
      USER www-data
    `,
  },
  {
    because: 'nginx needs its cache and its file of the process',
    bad: 'FROM nginx:1.29\nCOPY site /usr/share/nginx/html\nUSER «101»\n',
  },
  {
    because: 'the user owns what is copied',
    good: 'FROM ruby:3.4\nWORKDIR /rails\nRUN useradd -u 1000 rails\nCOPY --chown=rails:rails . .\nUSER 1000\nCMD ["rails", "server"]\n',
  },
  {
    because: 'a parent is given away later, with letters in one word',
    good: 'FROM ruby:3.4\nWORKDIR /rails\nCOPY . .\nRUN chown -hR app:app /rails\nUSER app\nCMD ["puma"]\n',
  },
  {
    because: 'any number may write',
    good: 'FROM php:8.4-fpm\nWORKDIR /app\nCOPY . .\nRUN chgrp -R 0 /app && chmod -R g=u /app\nUSER 1001\nCMD php artisan serve\n',
  },
  {
    because: 'the directories are made for it',
    good: 'FROM php:8.4-fpm\nWORKDIR /app\nCOPY . .\nRUN install -d -o www-data var\nUSER www-data\nCMD bin/console run\n',
  },
  { because: 'root may write everywhere', good: 'FROM ruby:3.4\nWORKDIR /rails\nCOPY . .\nCMD ["rails", "server"]\n' },
  {
    because: 'a tool of Ruby that is no web application',
    good: 'FROM ruby:3.4\nWORKDIR /app\nCOPY . .\nUSER 1000\nENTRYPOINT ["ruby", "tool.rb"]\n',
  },
  {
    because: 'file systems in memory',
    files: { 'compose.yaml': 'services:\n  web:\n    tmpfs:\n      - /app/var\n' },
    good: 'FROM php:8.4-fpm\nWORKDIR /app\nCOPY . .\nUSER www-data\nCMD bin/console run\n',
  },
  { because: 'an image of nginx that needs no root', good: 'FROM nginxinc/nginx-unprivileged:1.29\nUSER 101\n' },
  { because: 'nginx is set up for it', good: 'FROM nginx:1.29\nCOPY nginx.conf /etc/nginx/nginx.conf\nUSER 101\n' },
  { because: 'and by a step', good: 'FROM nginx:1.29\nRUN chown -R nginx /var/cache/nginx /run\nUSER nginx\n' },
  {
    because: 'nobody knows the user',
    good: 'FROM ruby:3.4\nARG RUN_AS\nWORKDIR /rails\nCOPY . .\nUSER $RUN_AS\nCMD ["rails", "server"]\n',
  },
];
