package dev.winnow.storage.search;

import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A filter in the words of the index.
///
/// @param paths of all texts that the index knows
record RowQuery(Collection<String> paths) {

  private static final Analyzer QUERIES = RowText.ofQueries();

  /// A word that is being written is found by its beginning.
  private static final int PREFIX_CHARS_MIN = 3;

  Query of(RowSet rows, Edited edited, RowFilter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(ordinals(rows.ordinals()), Occur.FILTER);
    all.add(there(edited, filter.state()), Occur.FILTER);
    for (String word : filter.text().strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        all.add(anywhere(word), Occur.FILTER);
      }
    }
    filter.where().forEach(condition -> all.add(of(condition), Occur.FILTER));
    filter
        .categories()
        .forEach(named ->
            all.add(
                term(IndexedRow.CATEGORY, IndexedFields.value(named.dimension(), named.category())),
                Occur.FILTER));
    if (filter.task() != null) {
      all.add(term(IndexedRow.TASK, filter.task().toString()), Occur.FILTER);
    }
    if (filter.model() != null) {
      all.add(term(IndexedRow.MODEL, filter.model()), Occur.FILTER);
    }
    if (filter.from() != null || filter.to() != null) {
      long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli();
      long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli();
      all.add(LongPoint.newRangeQuery(IndexedRow.AT, from, to), Occur.FILTER);
    }
    return new ConstantScoreQuery(all.build());
  }

  private static Query ordinals(RowRanges ordinals) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (RowRanges.Range range : ordinals.ranges()) {
      any.add(LongPoint.newRangeQuery(IndexedRow.ORDINAL, range.from(), range.to()), Occur.SHOULD);
    }
    return any.build();
  }

  /// Of each row, what counts of it: as it came, or its newest edit.
  private static Query there(Edited edited, @Nullable RowState state) {
    Query asTheyCame = LongPoint.newExactQuery(IndexedRow.EDIT, 0);
    Query accepted =
        new BooleanQuery.Builder()
            .add(asTheyCame, Occur.FILTER)
            .add(LongPoint.newSetQuery(IndexedRow.ORDINAL, edited.ordinals()), Occur.MUST_NOT)
            .build();
    Query changed = LongPoint.newSetQuery(IndexedRow.EDIT, edited.numbers());
    if (state == null) {
      return new BooleanQuery.Builder()
          .add(accepted, Occur.SHOULD)
          .add(changed, Occur.SHOULD)
          .build();
    }
    return switch (state) {
      case ACCEPTED -> accepted;
      case EDITED -> changed;
      case REMOVED ->
          new BooleanQuery.Builder()
              .add(asTheyCame, Occur.FILTER)
              .add(LongPoint.newSetQuery(IndexedRow.ORDINAL, edited.removed()), Occur.FILTER)
              .build();
    };
  }

  private Query anywhere(String word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    paths.forEach(path -> any.add(words(path, word, true), Occur.SHOULD));
    return any.build();
  }

  private static Query of(RowFilter.Condition condition) {
    String path = condition.field();
    return switch (condition.op()) {
      case EQ -> equal(path, condition.value());
      case NE -> not(equal(path, condition.value()));
      case LT -> range(path, null, condition.value(), false);
      case LE -> range(path, null, condition.value(), true);
      case GT -> range(path, condition.value(), null, false);
      case GE -> range(path, condition.value(), null, true);
      case CONTAINS -> words(path, condition.value(), true);
      case EXISTS -> term(IndexedFields.THERE, path);
      case MISSING -> not(term(IndexedFields.THERE, path));
    };
  }

  private static Query equal(String path, String value) {
    BigDecimal number = number(value);
    Query text = term(IndexedFields.VALUE, IndexedFields.value(path, value));
    return number == null
        ? text
        : new BooleanQuery.Builder()
            .add(text, Occur.SHOULD)
            .add(
                term(IndexedFields.VALUE, IndexedFields.value(path, IndexedFields.number(number))),
                Occur.SHOULD)
            .build();
  }

  private static Query range(
      String path, @Nullable String from, @Nullable String to, boolean with) {
    BigDecimal least = from == null ? null : number(from);
    BigDecimal most = to == null ? null : number(to);
    if (least != null || most != null) {
      double low = least == null ? Double.NEGATIVE_INFINITY : least.doubleValue();
      double high = most == null ? Double.POSITIVE_INFINITY : most.doubleValue();
      return DoublePoint.newRangeQuery(
          IndexedFields.NUMBER + path,
          with || least == null ? low : Math.nextUp(low),
          with || most == null ? high : Math.nextDown(high));
    }
    return new TermRangeQuery(
        IndexedFields.VALUE,
        new BytesRef(path + '\u0000' + (from == null ? "" : from)),
        new BytesRef(to == null ? path + '\u0001' : path + '\u0000' + to),
        from == null || with,
        to != null && with);
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /// The number that a text is; null where it is none, or one of no reasonable size.
  private static @Nullable BigDecimal number(String text) {
    if (text.length() > 100 || !text.strip().toLowerCase(Locale.ROOT).matches("[-+0-9.e]+")) {
      return null;
    }
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// A text in a field: its words one behind the other, the last one maybe not written to its end.
  private static Query words(String path, String text, boolean prefix) {
    String field = IndexedFields.TEXT + path;
    List<String> words = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    try (TokenStream tokens = QUERIES.tokenStream(field, text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      int place = -1;
      while (tokens.incrementToken()) {
        place += step.getPositionIncrement();
        words.add(word.toString());
        places.add(place);
      }
      tokens.end();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (words.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    if (words.size() == 1) {
      Term only = new Term(field, words.getFirst());
      boolean open = prefix && words.getFirst().length() >= PREFIX_CHARS_MIN;
      return open ? new PrefixQuery(only) : new TermQuery(only);
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      phrase.add(new Term(field, words.get(i)), places.get(i));
    }
    return phrase.build();
  }
}
