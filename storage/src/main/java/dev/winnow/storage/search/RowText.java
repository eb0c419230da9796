package dev.winnow.storage.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Parts texts into words, without case and width. Languages that are written without spaces have
/// each character and each pair of neighbours as words, so that any part of a sentence is found.
final class RowText extends Analyzer {

  private final boolean single;

  private RowText(boolean single) {
    this.single = single;
  }

  /// Of rows.
  static RowText ofRows() {
    return new RowText(true);
  }

  /// Of what is searched for: pairs are enough, as they stand one behind the other.
  static RowText ofQueries() {
    return new RowText(false);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(words));
    int all =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    return new TokenStreamComponents(words, new CJKBigramFilter(folded, all, single));
  }
}
