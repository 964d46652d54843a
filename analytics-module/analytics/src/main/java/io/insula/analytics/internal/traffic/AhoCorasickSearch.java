package io.insula.analytics.internal.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many texts occur in an input, in a single pass (Aho and Corasick's automaton).
 * Ignores the case of ASCII letters.
 */
final class AhoCorasickSearch {
  /**
   * The maximum number of characters of a text in the automaton, to keep the automaton small.
   * {@link #search} compares the other characters after a match.
   */
  private static final int MAX_TEXT_LENGTH = 6;

  private static final int ASCII = 128;
  private static final int ROOT = 0;

  private final byte[] classes = new byte[ASCII];
  private final List<String> rests;
  private final int width;
  private final char[] next;
  private final int[][] found;

  /**
   * @param texts in lower case, in ASCII, none of them empty
   */
  AhoCorasickSearch(List<String> texts) {
    this.rests = texts.stream().map(text -> text.substring(beginning(text).length())).toList();
    this.width = classify(texts);
    int states = 1 + texts.stream().mapToInt(text -> beginning(text).length()).sum();
    var trie = new char[states * width];
    var ends = new ArrayList<List<Integer>>();
    ends.add(new ArrayList<>());
    for (int text = 0; text < texts.size(); text++) {
      add(beginning(texts.get(text)), text, trie, ends);
    }
    complete(trie, ends);
    this.next = Arrays.copyOf(trie, ends.size() * width);
    this.found =
        ends.stream()
            .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** The action for each place at which a text occurs. */
  @FunctionalInterface
  interface Hit {
    /**
     * @param text the number of the text that occurs
     * @return whether the search ends
     */
    boolean ends(int text);
  }

  /**
   * Gives each character of the texts a number from 1; 0 stands for all other characters. Returns
   * the highest number plus 1.
   */
  private int classify(List<String> texts) {
    byte count = 1;
    for (var text : texts) {
      for (char character : beginning(text).toCharArray()) {
        if (classes[character] == 0) {
          classes[character] = count;
          classes[Character.toUpperCase(character)] = count;
          count++;
        }
      }
    }
    return count;
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH));
  }

  private void add(String beginning, int text, char[] trie, List<List<Integer>> ends) {
    int state = ROOT;
    for (char character : beginning.toCharArray()) {
      int edge = state * width + classes[character];
      if (trie[edge] == ROOT) {
        trie[edge] = (char) ends.size();
        ends.add(new ArrayList<>());
      }
      state = trie[edge];
    }
    ends.get(state).add(text);
  }

  /**
   * Adds the missing transitions. A missing transition of {@code abc} is copied from {@code bc},
   * the longest suffix that is a state.
   */
  private void complete(char[] trie, List<List<Integer>> ends) {
    var suffixes = new int[ends.size()];
    var states = new ArrayDeque<Integer>();
    states.add(ROOT);
    while (!states.isEmpty()) {
      int state = states.remove();
      ends.get(state).addAll(state == ROOT ? List.of() : ends.get(suffixes[state]));
      for (int character = 0; character < width; character++) {
        int edge = state * width + character;
        char elsewhere = state == ROOT ? ROOT : trie[suffixes[state] * width + character];
        if (trie[edge] == ROOT) {
          trie[edge] = elsewhere;
        } else {
          suffixes[trie[edge]] = elsewhere;
          states.add((int) trie[edge]);
        }
      }
    }
  }

  /**
   * Calls {@code hit} for each occurrence of a text, until a call ends the search. Returns whether
   * a call ended the search.
   */
  boolean search(String text, Hit hit) {
    int state = ROOT;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      state = next[state * width + (character < ASCII ? classes[character] : 0)];
      if (found[state].length > 0 && searchAt(text, at + 1, found[state], hit)) {
        return true;
      }
    }
    return false;
  }

  private boolean searchAt(String text, int end, int[] hits, Hit hit) {
    for (int one : hits) {
      if (text.regionMatches(true, end, rests.get(one), 0, rests.get(one).length())
          && hit.ends(one)) {
        return true;
      }
    }
    return false;
  }
}
