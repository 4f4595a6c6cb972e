package dev.akin.vision.picture;

import java.util.Base64;

/**
 * Pictures that no Java codec writes, 16 × 12 pixels each, drawn for these tests (libjpeg and
 * libwebp through Pillow 9.4). The JPEGs show two blocks of 8 × 8 on white, the WebPs a red left
 * upper and a blue right lower quarter on white.
 */
final class SamplePictures {
  /** Adobe CMYK, inverted: (0, 220, 200, 40), (230, 150, 0, 30), no ink. */
  static final byte[] CMYK_JPEG =
      bytes(
          "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJ"
              + "CAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgADAAQBEMRAE0RAFkRAEsRAP/EABgAAAMBAQAA"
              + "AAAAAAAAAAAAAAAJCgYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwB/hRZbZriG"
              + "cxhZA1C5hSwHeAAH/9k=");

  /** Adobe YCCK. */
  static final byte[] YCCK_JPEG =
      bytes(
          "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJ"
              + "CAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgADAAQBEMRAE0RAFkRAEsRAP/EABgAAAMBAQAA"
              + "AAAAAAAAAAAAAAAICQcK/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwDIyVrCKuFf"
              + "dGCD5oHXwk+1gAAP/9k=");

  /** Three components that an Adobe segment declares RGB. */
  static final byte[] ADOBE_RGB_JPEG =
      bytes(
          "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJ"
              + "CAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoK"
              + "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAEQgADAAQAwERAAIRAQMRAf/EABYA"
              + "AQEBAAAAAAAAAAAAAAAAAAgACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAA"
              + "AAAGAAT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwArmjYZCA27gWYJJ//Z");

  /** Three components named R, G and B, without any segment about colours. */
  static final byte[] NAMED_RGB_JPEG =
      bytes(
          "/9j/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoK"
              + "BggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
              + "CgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAMABADUhEARxEBQhEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
              + "CAAJ/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAYABP/EABQRAQAAAAAA"
              + "AAAAAAAAAAAAAAD/2gAMA1IARxFCEQA/ACuaNhkIDbuBZgkn/9k=");

  /** Progressive YCbCr. */
  static final byte[] PROGRESSIVE_JPEG =
      bytes(
          "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYG"
              + "BwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoK"
              + "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAMABADAREAAhEBAxEB/8QA"
              + "FwAAAwEAAAAAAAAAAAAAAAAAAAYHCf/EABYBAQEBAAAAAAAAAAAAAAAAAAgABv/aAAwDAQACEAMQAAAB"
              + "kePVCywAzsAb98V//8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABBQIf/8QAFBEBAAAAAAAAAAAA"
              + "AAAAAAAAIP/aAAgBAwEBPwEf/8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAgEBPwEf/8QAFBABAAAA"
              + "AAAAAAAAAAAAAAAAIP/aAAgBAQAGPwIf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPyEf/9oA"
              + "DAMBAAIAAwAAABAAD//EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQMBAT8QH//EABQRAQAAAAAAAAAA"
              + "AAAAAAAAACD/2gAIAQIBAT8QH//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8QH//Z");

  /** Baseline YCbCr without a JFIF segment and without subsampling, which the JDK takes for RGB. */
  static final byte[] PLAIN_JPEG =
      bytes(
          "/9j/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoK"
              + "BggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
              + "CgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAMABADAREAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAA"
              + "AAcICv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAJAAf/xAAUEQEAAAAA"
              + "AAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCR2PlQLMwAM2wAb7fAk//Z");

  /** VP8L. */
  static final byte[] LOSSLESS_WEBP =
      bytes(
          "UklGRjoAAABXRUJQVlA4TC0AAAAvD8ACABcgEEhM2p9yDYFAIpj4VAsEEp6E133+418QCAQIkyaVSojo"
              + "fyg8qAcA");

  /** VP8. */
  static final byte[] LOSSY_WEBP =
      bytes(
          "UklGRm4AAABXRUJQVlA4IGIAAACwAgCdASoQAAwAAMASJagCdGuAwQD1/wPDI0eBAwAA/vypD//6UXP/"
              + "gNP/+aOg//N1MCTIX//0O0n/9Xqhv/i5XaJ/uKvI+hpf3Lg/62D//Qs3+DX2Kp/RvvfD5SVQ1+P8AA==");

  /** VP8L; right upper quarter transparent, left lower quarter half green. */
  static final byte[] LOSSLESS_ALPHA_WEBP =
      bytes(
          "UklGRkYAAABXRUJQVlA4TDoAAAAvD8ACEB8gECCUiNMpVEhAGGGM/8ksgQAhx3+ADjkCEsJzWS4A3Os2"
              + "QZhtNMlJTvK+hxDR/1D4avsA");

  /** VP8X, ALPH, VP8; the same picture. */
  static final byte[] LOSSY_ALPHA_WEBP =
      bytes(
          "UklGRpIAAABXRUJQVlA4WAoAAAAQAAAADwAACwAAQUxQSBoAAAABFyAQSFKffI2ICAeBAGHSpFIJEf0P"
              + "hVf6AFZQOCBSAAAAUAIAnQEqEAAMAADAEiWoAnS6ASYDBAPX/BIAAP77Nf/+ouwcOthSyV/6apiA6bns"
              + "PQ0v7m//u83/1dt/8C8/z3/x8u/0Jxs18pKqP/xzb6ygAA==");

  /** VP8X, VP8L, EXIF with orientation 6. */
  static final byte[] TURNED_WEBP =
      bytes(
          "UklGRm4AAABXRUJQVlA4WAoAAAAIAAAADwAACwAAVlA4TC0AAAAvD8ACABcgEEhM2p9yDYFAIpj4VAsE"
              + "Ep6E133+418QCAQIkyaVSojofyg8qAcARVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==");

  /** Two frames, the second one green. */
  static final byte[] ANIMATED_WEBP =
      bytes(
          "UklGRqYAAABXRUJQVlA4WAoAAAACAAAADwAACwAAQU5JTQYAAAAAAAAAAABBTk1GSAAAAAAAAAAAAA8A"
              + "AAsAAAAAAAJWUDhMLwAAAC8PwAIAFyAQSMTy93gqgUAikcviAwoEEt8g11hn/oM+NQgECJMmlUqI6H9o"
              + "vYIFAEFOTUYqAAAAAAAAAAAADwAACwAAAAAAAFZQOEwRAAAALw/AAgAHUNBSlKf/gYjofwAA");

  private SamplePictures() {}

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
