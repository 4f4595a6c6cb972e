/** An engine behind HTTP: REST endpoints for programs and a page for people. */
module dev.akin.server {
  requires static transitive org.jspecify;
  requires transitive dev.akin.engine;
  requires transitive dev.akin.visualsearch;
  requires dev.akin.core;
  requires dev.akin.vision;
  requires io.helidon.http;
  requires io.helidon.webserver;

  exports dev.akin.server;
}
