import type { Example } from '../../../engine/example';

/** Distributions, languages and repositories that are gone. */
export const cases: readonly Example[] = [
  {
    because: 'distributions by number and by code name',
    bad: `
      FROM ubuntu:«18.04» AS a
      FROM debian:«buster-slim» AS b
      FROM alpine:«3.11.6» AS c
      FROM ubuntu:«bionic»
    `,
    fixed: `
      FROM ubuntu:24.04 AS a
      FROM debian:bookworm-slim AS b
      FROM alpine:3.23 AS c
      FROM ubuntu:noble
    `,
  },
  {
    because: 'one of the two is supported, the other is not',
    bad: `
      FROM python:«3.13-slim-buster»
      FROM node:«24-alpine3.15»
      FROM node:«lts-buster-slim»
      FROM maven:«3.8.5-eclipse-temurin-17»
    `,
    fixed: `
      FROM python:3.13-slim
      FROM node:24-alpine
      FROM node:lts-slim
      FROM maven:3.9-eclipse-temurin-17
    `,
  },
  {
    because: 'the release comes from an argument',
    bad: `
      ARG PYTHON_VERSION=«3.6»
      FROM python:\${PYTHON_VERSION}-slim
    `,
    fixed: `
      ARG PYTHON_VERSION=3.11
      FROM python:\${PYTHON_VERSION}-slim
    `,
  },
  {
    because: 'the whole repository is gone, and another one goes on with it',
    bad: `
      FROM «openjdk»:17-jdk-slim AS a
      FROM «openjdk»:8-jre-alpine AS b
      FROM «centos»:7 AS c
      FROM «vault»:99.1
    `,
    fixed: `
      FROM eclipse-temurin:17-jdk AS a
      FROM eclipse-temurin:8-jre-alpine AS b
      FROM almalinux:8 AS c
      FROM hashicorp/vault:99.1
    `,
  },
  {
    because: 'nobody knows which image stands in for this one',
    bad: `
      FROM «fabric8/java-alpine-openjdk8-jre» AS a
      FROM «java»:8-onbuild AS b
      FROM «centos»
    `,
  },
  {
    because: 'the tags of .NET have two numbers',
    bad: 'FROM mcr.microsoft.com/dotnet/aspnet:«6.0-alpine»\nENTRYPOINT ["dotnet", "shop.dll"]\n',
    fixed: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine\nENTRYPOINT ["dotnet", "shop.dll"]\n',
  },
  {
    because: 'a digest would still be that of the old image, and other flavours may be gone',
    bad: `
      FROM node:«14»@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      FROM node:«8-onbuild»
    `,
  },
  {
    because: 'somebody pays for longer support',
    options: { extendedSupport: ['ubuntu 18.04'] },
    good: 'FROM ubuntu:18.04\n',
  },
  {
    because: 'the day counts on which it ends',
    settings: { today: '2023-09-01' },
    good: 'FROM node:16\n',
  },
  {
    because: 'images of others, tags that tell nothing, stages and the empty image',
    good: `
      ARG VERSION
      FROM registry.example.com/mirror/node:14 AS node
      FROM node:\${VERSION} AS a
      FROM node:lts AS b
      FROM node AS c
      FROM nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS d
      FROM scratch
    `,
  },
];
