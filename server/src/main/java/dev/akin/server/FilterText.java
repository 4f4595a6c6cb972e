package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.filter.Filter;
import dev.akin.server.http.RefusedException;
import dev.akin.server.json.FilterReader;
import dev.akin.server.json.JsonInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Filters as clients send them, for those who have one without a request. */
public final class FilterText {
  private FilterText() {}

  /**
   * Reads a filter: {@code {"must":[{"key":"colour","match":{"value":"red"}}]}}.
   *
   * @throws IllegalArgumentException if the text is none; the message says where
   */
  public static Filter parse(String json) {
    try {
      return JsonInput.read(new ByteArrayInputStream(json.getBytes(UTF_8)), FilterReader::read);
    } catch (RefusedException e) {
      throw new IllegalArgumentException("filter: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text does not fail to be read.
    }
  }
}
