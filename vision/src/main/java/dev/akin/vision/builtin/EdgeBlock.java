package dev.akin.vision.builtin;

/**
 * Which way edges run where: histograms of gradient orientation (Dalal and Triggs 2005) over a grid
 * of cells. Direction without sign, for a dark shirt on white and a white one on dark have the same
 * shape. Each pixel is shared between two orientations and four cells.
 */
final class EdgeBlock {
  static final int ORIENTATIONS = 8;

  private EdgeBlock() {}

  /** {@code [cells][cells][ORIENTATIONS]}, sums of gradient length. */
  static float[] of(LabPlanes planes, int cells) {
    int size = planes.size();
    float[] block = new float[cells * cells * ORIENTATIONS];
    for (int y = 1; y < size - 1; y++) {
      for (int x = 1; x < size - 1; x++) {
        int pixel = y * size + x;
        float dx = planes.l()[pixel + 1] - planes.l()[pixel - 1];
        float dy = planes.l()[pixel + size] - planes.l()[pixel - size];
        float ax = planes.a()[pixel + 1] - planes.a()[pixel - 1];
        float ay = planes.a()[pixel + size] - planes.a()[pixel - size];
        float bx = planes.b()[pixel + 1] - planes.b()[pixel - 1];
        float by = planes.b()[pixel + size] - planes.b()[pixel - size];
        float length = dx * dx + dy * dy;
        if (ax * ax + ay * ay > length) {
          dx = ax;
          dy = ay;
          length = ax * ax + ay * ay;
        }
        if (bx * bx + by * by > length) {
          dx = bx;
          dy = by;
          length = bx * bx + by * by;
        }
        if (length > 1) {
          float cellX = (x + 0.5f) * cells / size - 0.5f;
          float cellY = (y + 0.5f) * cells / size - 0.5f;
          add(block, cells, cellX, cellY, orientation(dx, dy), (float) Math.sqrt(length));
        }
      }
    }
    return block;
  }

  private static float orientation(float dx, float dy) {
    double turns = StrictMath.atan2(dy, dx) / Math.PI;
    return (float) ((turns + 1) * ORIENTATIONS) % ORIENTATIONS;
  }

  private static void add(
      float[] block, int cells, float cellX, float cellY, float bin, float amount) {
    int left = (int) Math.floor(cellX);
    int top = (int) Math.floor(cellY);
    int low = (int) bin % ORIENTATIONS;
    int high = (low + 1) % ORIENTATIONS;
    float share = bin - (int) bin;
    for (int dy = 0; dy < 2; dy++) {
      for (int dx = 0; dx < 2; dx++) {
        int x = Math.clamp(left + dx, 0, cells - 1);
        int y = Math.clamp(top + dy, 0, cells - 1);
        float weight =
            amount
                * (dx == 0 ? left + 1 - cellX : cellX - left)
                * (dy == 0 ? top + 1 - cellY : cellY - top);
        int at = (y * cells + x) * ORIENTATIONS;
        block[at + low] += weight * (1 - share);
        block[at + high] += weight * share;
      }
    }
  }
}
