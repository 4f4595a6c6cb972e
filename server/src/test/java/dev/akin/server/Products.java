package dev.akin.server;

/** A small collection that tests ask about: 12 points on the unit circle, a step of 15° apart. */
final class Products {
  static final String PATH = "/collections/products";
  static final int SIZE = 12;

  private Products() {}

  static void create(Served served) {
    require(served.put(PATH, "{\"vectors\":{\"size\":2,\"distance\":\"Cosine\"}}"));
    StringBuilder points = new StringBuilder();
    for (int id = 0; id < SIZE; id++) {
      points.append(id == 0 ? "" : ",").append(point(id));
    }
    require(served.put(PATH + "/points?wait=true", "{\"points\":[" + points + "]}"));
  }

  private static String point(int id) {
    double angle = Math.toRadians(15 * id);
    String colour = id % 3 == 0 ? "red" : id % 3 == 1 ? "blue" : "green";
    return """
    {"id":%d,"vector":[%s,%s],"payload":{"title":"Product %d","colour":"%s","price":%s,"in_stock":%b}}\
    """
        .formatted(
            id,
            (float) Math.cos(angle),
            (float) Math.sin(angle),
            id,
            colour,
            10 + 2.5 * id,
            id % 4 != 0);
  }

  private static void require(Reply reply) {
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + " " + reply.text());
    }
  }
}
