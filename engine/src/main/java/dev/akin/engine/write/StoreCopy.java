package dev.akin.engine.write;

import java.io.IOException;

/**
 * The moment that a copy of a store shows.
 *
 * @param reading the collection at that moment
 * @param sequence the sequence number of the newest operation that was carried out by then
 */
public record StoreCopy(Reading reading, long sequence) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    reading.close();
  }
}
