package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.server.ServerParameters;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.visualsearch.CatalogueLoader;
import dev.akin.visualsearch.LoadedCatalogue;
import dev.akin.visualsearch.VisualSearches;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;

/** A demo with its engine open. */
record DemoShop(DemoSource source, DemoPlace place, Engine engine) implements AutoCloseable {
  static DemoShop open(DemoSource source, DemoPlace place) {
    return new DemoShop(source, place, DataDirectory.open(place.data()));
  }

  LoadedCatalogue load(Progress progress) throws IOException {
    CatalogueLoader loader = new CatalogueLoader(engine, place.data(), DemoPlace.COLLECTION);
    try {
      return loader.load(source.catalogue(), source.encoder(), progress);
    } catch (EncoderException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    } finally {
      progress.end();
    }
  }

  void serve(ServerParameters server, Terminal terminal) throws IOException {
    try (VisualSearches searches = new VisualSearches(place.data())) {
      Serving.serve(engine, searches, server, terminal);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
