package dev.akin.engine.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a text, in their order: by the word boundaries of Unicode (UAX #29) and in lower
 * case, by Lucene's {@link StandardAnalyzer}. Punctuation separates, ideographs stand alone, a word
 * of more than 255 characters is cut; no word is left out or reduced to its stem.
 */
final class Words {
  /** The most words that one condition may ask for. */
  static final int MOST = 256;

  /** For any thread: it keeps the parts that are not for sharing per thread. */
  static final Analyzer ANALYZER = new StandardAnalyzer();

  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = ANALYZER.tokenStream("", text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
    return words;
  }

  static void requireFew(int words) {
    if (words > MOST) {
      throw new IllegalArgumentException(
          "match: %,d words, at most %d are allowed".formatted(words, MOST));
    }
  }

  static boolean holdsAll(String text, Set<String> words) {
    return !words.isEmpty() && new HashSet<>(of(text)).containsAll(words);
  }

  static boolean holdsPhrase(String text, List<String> words) {
    return !words.isEmpty() && Collections.indexOfSubList(of(text), words) >= 0;
  }
}
