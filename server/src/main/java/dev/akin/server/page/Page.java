package dev.akin.server.page;

import dev.akin.server.http.Answer;
import dev.akin.server.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the page, read once from the module's resources and served from memory. Browsers
 * keep them but ask each time whether they changed ({@code ETag}), so a new version of the server
 * is seen at once. Safe for use by many threads.
 */
public final class Page {
  /** All files there are; nothing else can be asked for. */
  static final List<String> FILES =
      List.of(
          "index.html",
          "akin.svg",
          "base.css",
          "layout.css",
          "parts.css",
          "main.js",
          "address.js",
          "api.js",
          "asking.js",
          "catalogue.js",
          "dom.js",
          "drops.js",
          "facets.js",
          "filters.js",
          "photo.js",
          "proof.js",
          "results.js",
          "schema.js",
          "words.js");

  private static final String START = "index.html";

  /**
   * Nothing but this server's own files runs, is shown, or is talked to; nobody frames the page.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, File> files;

  private Page(Map<String, File> files) {
    this.files = Map.copyOf(files);
  }

  @SuppressWarnings("ArrayRecordComponent") // a carrier: files are never compared
  private record File(byte[] body, Map<String, String> headers) {}

  /** Reads the files; a missing one is a broken build. */
  public static Page load() {
    Map<String, File> files = new HashMap<>();
    for (String name : FILES) {
      byte[] body = bytes(name);
      files.put(name, new File(body, headers(name, body)));
    }
    return new Page(files);
  }

  /**
   * The start page.
   *
   * @param known the entity tags that the browser has, from {@code If-None-Match}
   */
  public Answer start(Optional<String> known) {
    return file(START, known);
  }

  /**
   * A file by its name; 304 if the browser has it already.
   *
   * @throws RefusedException 404 if there is none of that name
   */
  public Answer file(String name, Optional<String> known) {
    File file = files.get(name);
    if (file == null) {
      throw RefusedException.notFound("the page has no file \"" + name + "\"");
    }
    return Answer.file(file.body, file.headers, known);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page's file " + name + " is not in the module");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + name, e);
    }
  }

  private static Map<String, String> headers(String name, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", contentType(name));
    headers.put("ETag", "\"" + fingerprint(body) + "\"");
    headers.put("Cache-Control", "no-cache");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Content-Security-Policy", POLICY);
    if (name.equals(START)) {
      headers.put("Vary", "Accept");
      headers.put("Cross-Origin-Opener-Policy", "same-origin");
      headers.put("X-Frame-Options", "DENY");
    }
    return Map.copyOf(headers);
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("the page's file " + name + " has no known type");
    };
  }

  private static String fingerprint(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
