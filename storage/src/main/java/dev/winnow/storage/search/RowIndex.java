package dev.winnow.storage.search;

import dev.winnow.storage.dataset.RowSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// The index of one dataset: of each row that ever came, as it came and as each edit made it. It
/// knows nothing of versions: a search is told which of them count.
///
/// Searches may run at the same time, also while it is brought up to date; that is for one thread.
final class RowIndex implements AutoCloseable {

  /// Counts the changes of what is indexed: an index of another number is made anew.
  private static final String FORMAT = "2";

  private static final double BUFFER_MEGABYTES = 24;
  private static final int ROWS_READ_AT_ONCE = 200;

  static {
    // Words times fields; how many words there may be is bounded.
    IndexSearcher.setMaxClauseCount(20_000);
  }

  private final UUID dataset;
  private final ReadForIndex source;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private final Set<String> paths = new HashSet<>();

  /// What was taken in; what searches see is what was kept.
  private ReadForIndex.End end;

  private volatile ReadForIndex.End kept;

  /// Of the set that was looked at last: page behind page is of the same.
  private volatile @Nullable Known edited;

  private record Known(RowSet rows, Edited edited) {}

  private RowIndex(
      UUID dataset,
      ReadForIndex source,
      Directory directory,
      IndexWriter writer,
      SearcherManager searchers,
      List<String> known,
      ReadForIndex.End end) {
    this.dataset = dataset;
    this.source = source;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
    this.end = end;
    this.kept = end;
    paths.addAll(known);
  }

  /// Opens the index in a folder, or begins one there.
  static RowIndex open(UUID dataset, Path folder, ReadForIndex source) throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = new IndexWriter(directory, configuration());
    Optional<ReadForIndex.End> known = known(writer);
    ReadForIndex.End now = source.end(dataset);
    if (known.isEmpty()
        || known.get().ordinal() > now.ordinal()
        || known.get().edit() > now.edit()) {
      // Another format, or an older database: it is made from that.
      writer.deleteAll();
    }
    SearcherManager searchers = new SearcherManager(writer, null);
    IndexSearcher searcher = searchers.acquire();
    List<String> paths = paths(searcher);
    searchers.release(searcher);
    return new RowIndex(
        dataset,
        source,
        directory,
        writer,
        searchers,
        paths,
        writer.getDocStats().numDocs == 0
            ? new ReadForIndex.End(0, 0)
            : known.orElse(new ReadForIndex.End(0, 0)));
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(RowText.ofRows())
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setCommitOnClose(false);
  }

  private static Optional<ReadForIndex.End> known(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed == null) {
      return Optional.empty();
    }
    Map<String, String> data = new HashMap<>();
    committed.forEach(each -> data.put(each.getKey(), each.getValue()));
    return FORMAT.equals(data.get("format"))
        ? Optional.of(
            new ReadForIndex.End(
                Long.parseLong(data.getOrDefault("ordinal", "0")),
                Long.parseLong(data.getOrDefault("edit", "0"))))
        : Optional.empty();
  }

  /// Whether there is nothing that searches do not see.
  boolean isComplete() {
    ReadForIndex.End all = source.end(dataset);
    return kept.ordinal() >= all.ordinal() && kept.edit() >= all.edit();
  }

  /// Takes in a piece of what it does not have.
  ///
  /// @return whether there is more
  boolean takeIn() throws IOException {
    ReadForIndex.End all = source.end(dataset);
    List<IndexedRow> rows = source.rows(dataset, end.ordinal(), all.ordinal(), ROWS_READ_AT_ONCE);
    long ordinal = rows.isEmpty() ? all.ordinal() : rows.getLast().ordinal();
    boolean more = ordinal < all.ordinal();
    // Edits are of rows that are here.
    long upTo = more ? end.edit() : Math.min(all.edit(), end.edit() + ROWS_READ_AT_ONCE);
    List<IndexedRow> edits = more ? List.of() : source.edits(dataset, end.edit(), upTo);
    long edit = edits.isEmpty() ? upTo : edits.getLast().edit();
    List<Document> documents = new ArrayList<>();
    rows.forEach(row -> documents.add(row.document(paths)));
    edits.forEach(row -> documents.add(row.document(paths)));
    writer.addDocuments(documents);
    end = new ReadForIndex.End(ordinal, edit);
    return more || edit < all.edit();
  }

  /// Keeps what was taken in, and shows it to searches.
  void keep() throws IOException {
    writer.setLiveCommitData(
        Map.of(
                "format",
                FORMAT,
                "ordinal",
                String.valueOf(end.ordinal()),
                "edit",
                String.valueOf(end.edit()))
            .entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
    kept = end;
  }

  /// Finds rows.
  ///
  /// @param after where the page before ended; null is from the first
  FoundRows find(RowSet rows, RowFilter filter, RowOrder order, @Nullable FieldDoc after, int size)
      throws IOException {
    long seen = kept.ordinal();
    IndexSearcher searcher = searchers.acquire();
    try {
      Query query = new RowQuery(paths(searcher)).of(rows, edited(rows), filter);
      TopFieldDocs found =
          searcher.search(
              query, new TopFieldCollectorManager(sort(order), size + 1, after, Integer.MAX_VALUE));
      return found(found, size, seen);
    } finally {
      searchers.release(searcher);
    }
  }

  private Edited edited(RowSet rows) {
    Known known = edited;
    if (known == null || !known.rows().equals(rows)) {
      known = new Known(rows, source.edited(rows));
      edited = known;
    }
    return known.edited();
  }

  private static FoundRows found(TopFieldDocs found, int size, long seen) {
    List<Long> ordinals = new ArrayList<>();
    String next = null;
    for (int i = 0; i < found.scoreDocs.length; i++) {
      FieldDoc each = (FieldDoc) found.scoreDocs[i];
      if (i == size) {
        next = SearchCursor.write(((FieldDoc) found.scoreDocs[size - 1]).fields);
      } else {
        ordinals.add((Long) each.fields[each.fields.length - 1]);
      }
    }
    return new FoundRows(ordinals, next, found.totalHits.value(), seen);
  }

  private static Sort sort(RowOrder order) {
    SortField places = new SortField(IndexedRow.ORDINAL, SortField.Type.LONG, order.descending());
    if (order.field() == null) {
      return new Sort(places);
    }
    boolean descending = order.descending();
    // What is missing comes last either way.
    SortField numbers =
        new SortField(
            IndexedFields.SORT_NUMBER + order.field(),
            SortField.Type.DOUBLE,
            descending,
            descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    SortField texts =
        new SortField(
            IndexedFields.SORT_TEXT + order.field(),
            SortField.Type.STRING,
            descending,
            descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    return new Sort(numbers, texts, new SortField(IndexedRow.ORDINAL, SortField.Type.LONG, false));
  }

  private static List<String> paths(IndexSearcher searcher) {
    List<String> paths = new ArrayList<>();
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(searcher.getIndexReader())) {
      if (field.name.startsWith(IndexedFields.TEXT)) {
        paths.add(field.name.substring(IndexedFields.TEXT.length()));
      }
    }
    return paths;
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
