package dev.akin.engine;

/** Which points of an upsert are written. */
public enum UpsertMode {
  /** New points are inserted, existing ones replaced. */
  UPSERT,
  /** New points are inserted, existing ones stay as they are. */
  INSERT_ONLY,
  /** Existing points are replaced, new ones are left out. */
  UPDATE_ONLY
}
