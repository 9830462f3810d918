import apache from './apache/server.ts';
import aspnetCore from './aspnet-core/server.ts';
import awsApiGateway from './aws-api-gateway/server.ts';
import azureApiManagement from './azure-api-management/server.ts';
import caddy from './caddy/server.ts';
import cloudflareAccess from './cloudflare-access/server.ts';
import type { Server } from './define.ts';
import django from './django/server.ts';
import envoy from './envoy/server.ts';
import express from './express/server.ts';
import flask from './flask/server.ts';
import haproxy from './haproxy/server.ts';
import iis from './iis/server.ts';
import kong from './kong/server.ts';
import laravel from './laravel/server.ts';
import nginx from './nginx/server.ts';
import spring from './spring/server.ts';
import tomcat from './tomcat/server.ts';
import traefik from './traefik/server.ts';

/** Every product that is recognised; a test compares the list with the folders. */
export const SERVERS: readonly Server[] = [
  nginx,
  apache,
  iis,
  caddy,
  haproxy,
  cloudflareAccess,
  awsApiGateway,
  azureApiManagement,
  kong,
  envoy,
  traefik,
  spring,
  tomcat,
  aspnetCore,
  express,
  flask,
  django,
  laravel,
];
