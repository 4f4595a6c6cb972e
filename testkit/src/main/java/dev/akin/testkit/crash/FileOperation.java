package dev.akin.testkit.crash;

/** A step that changes a disk or makes a change durable. */
public enum FileOperation {
  /** Bytes are written to a file. */
  WRITE,
  /** A file is cut off. */
  TRUNCATE,
  /** The content of a file is made durable. */
  FORCE,
  /** A file is created. */
  CREATE,
  /** A folder is created. */
  CREATE_FOLDER,
  /** A file or empty folder is deleted. */
  DELETE,
  /** A file or folder gets another name in its folder. */
  MOVE,
  /** The entries of a folder are made durable. */
  FORCE_FOLDER
}
