package dev.akin.server.http;

/** Is told of every answered request, on the request's thread; must neither block nor throw. */
@FunctionalInterface
public interface Observer {
  void answered(AnsweredRequest request);
}
