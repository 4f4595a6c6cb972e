package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.visualsearch.CatalogueLoader;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.FolderCatalogue;
import dev.akin.visualsearch.importing.Progress;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pictures over HTTP, in a collection that was loaded from a folder of six. */
final class PictureApiTest {
  private static final String PICTURES = Products.PATH + "/pictures";
  private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE);

  @TempDir static Path data;
  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws IOException {
    for (Color colour : COLOURS) {
      write(folder.resolve("discs"), colour, true);
      write(folder.resolve("bars"), colour, false);
    }
    served = Served.start(data, ServerParameters.defaults().withMaxBodyBytes(1 << 20));
    new CatalogueLoader(served.engine(), data, "products")
        .load(FolderCatalogue.open(folder, Attributes.ofPaths()), "builtin", Progress.none());
    served.put("/collections/plain", "{\"vectors\":{\"size\":2,\"distance\":\"Dot\"}}");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static void write(Path category, Color colour, boolean disc) throws IOException {
    Files.createDirectories(category);
    Files.write(
        category.resolve("%06x.png".formatted(colour.getRGB() & 0xffffff)), png(colour, disc));
  }

  private static byte[] png(Color colour, boolean disc) throws IOException {
    BufferedImage image = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 120, 120);
    graphics.setColor(colour);
    if (disc) {
      graphics.fillOval(20, 20, 80, 80);
    } else {
      graphics.fillRect(50, 10, 20, 100);
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Reply encode(String type, byte[] picture) {
    return served.send("POST", PICTURES + "/encode", type, BodyPublishers.ofByteArray(picture));
  }

  @Test
  void aPhotoFindsTheProductThatItShows() throws IOException {
    for (Color colour : COLOURS) {
      Reply encoded = encode("image/png", png(colour, true));
      assertThat(encoded.status()).as(encoded.text()).isEqualTo(200);
      String query =
          "{\"query\":" + encoded.result().path("vector") + ",\"limit\":1,\"with_payload\":true}";
      JsonNode best =
          served.post(Products.PATH + "/points/query", query).result().path("points").path(0);
      assertThat(best.path("score").doubleValue()).isGreaterThan(0.999);
      assertThat(best.path("payload").path("category").asString()).isEqualTo("discs");
      assertThat(best.path("payload").toString())
          .contains("%06x".formatted(colour.getRGB() & 0xffffff));
    }
  }

  @Test
  void everyPointHasItsPicture() throws IOException {
    JsonNode points = served.post(Products.PATH + "/points/scroll", "{}").result().path("points");
    assertThat(points).hasSize(6);
    for (JsonNode point : points) {
      Reply picture = served.get(PICTURES + "/" + point.path("id").asString());
      assertThat(picture.status()).isEqualTo(200);
      assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(picture.header("Cache-Control")).isEqualTo("private, max-age=600");
      assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.response().body()));
      assertThat(image.getWidth()).isEqualTo(120);
      Reply again =
          served.send(
              served
                  .request(PICTURES + "/" + point.path("id").asString())
                  .header("If-None-Match", picture.header("ETag"))
                  .build());
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.response().body()).isEmpty();
    }
  }

  @Test
  void theCollectionNamesItsEncoder() {
    JsonNode products = served.get(Products.PATH).result();
    assertThat(products.path("pictures").path("encoder").asString()).isEqualTo("builtin");
    assertThat(served.get("/collections/plain").result().has("pictures")).isFalse();
  }

  @Test
  void theProofIsAnsweredAsItWasMeasured() {
    JsonNode proof = served.get(Products.PATH + "/proof").result();
    assertThat(proof.path("vectors").intValue()).isEqualTo(6);
    assertThat(proof.path("recall").path("k").intValue()).isEqualTo(10);
    assertThat(proof.path("recall").path("low").doubleValue())
        .isLessThanOrEqualTo(proof.path("recall").path("value").doubleValue());
    assertThat(proof.path("latencyMillis").path("p99").doubleValue()).isPositive();
    assertThat(proof.path("plan").path("why").asString()).isNotBlank();
    assertThat(proof.path("keepsContract").isBoolean()).isTrue();
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    byte[] picture = png(Color.RED, true);
    Reply text = encode("text/plain", picture);
    assertThat(text.status()).isEqualTo(415);
    assertThat(text.error()).startsWith("content type \"text/plain\", send the bytes of a picture");

    Reply garbage = encode("image/jpeg", "no picture at all".getBytes(UTF_8));
    assertThat(garbage.status()).isEqualTo(400);
    assertThat(garbage.error()).startsWith("not a JPEG, PNG, WebP or GIF: 17 bytes");

    Reply truncated = encode("image/png", Arrays.copyOf(picture, picture.length / 2));
    assertThat(truncated.status()).isEqualTo(400);
    assertThat(truncated.error()).startsWith("PNG");

    Reply empty = encode("image/png", new byte[0]);
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.error()).startsWith("empty body");

    Reply large = encode("image/png", new byte[(1 << 20) + 1]);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.error()).isEqualTo("body of 1048577 bytes, this server takes 1048576");
  }

  @Test
  void whereNoPicturesAreNoneAreFound() {
    Reply encoded =
        served.send(
            "POST",
            "/collections/plain/pictures/encode",
            "image/png",
            BodyPublishers.ofByteArray(new byte[1]));
    assertThat(encoded.status()).isEqualTo(404);
    assertThat(encoded.error()).isEqualTo("collection \"plain\" has no pictures");
    assertThat(served.get(PICTURES + "/4711").status()).isEqualTo(404);
    assertThat(served.get(PICTURES + "/shoe").status()).isEqualTo(400);
    assertThat(served.get("/collections/nix/pictures/1").status()).isEqualTo(404);
    assertThat(served.get(PICTURES + "/encode").status()).isEqualTo(405);
  }
}
