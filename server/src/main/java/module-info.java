/** An engine behind HTTP: REST endpoints for programs and a page for people. */
module dev.akin.server {
  requires static transitive org.jspecify;
  requires transitive dev.akin.engine;
  requires transitive dev.akin.visualsearch;
  requires dev.akin.core;
  requires dev.akin.vision;
  requires io.helidon.common.configurable;
  requires io.helidon.common.pki;
  requires io.helidon.common.tls;
  requires io.helidon.http;
  requires io.helidon.webserver;
  requires micrometer.core;
  requires micrometer.registry.prometheus;

  exports dev.akin.server;
  exports dev.akin.server.access;
  exports dev.akin.server.parameter;
  exports dev.akin.server.setting;
}
