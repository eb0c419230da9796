package dev.winnow.storage.export;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.task.ExportWish;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowState;
import dev.winnow.storage.search.SearchSaid;
import java.util.ArrayList;
import java.util.List;

/// Which rows of a dataset an export takes.
///
/// @param problems at the places of the wish; with an error among them the filter is of no use
public record WantedRows(RowFilter filter, List<Problem> problems) {

  public WantedRows {
    problems = List.copyOf(problems);
  }

  /// Those that a wish asks for.
  public static WantedRows of(ExportWish wish) {
    ExportWish.Filter asked = wish.filter();
    List<Problem> problems = new ArrayList<>();
    RowFilter filter =
        new RowFilter(
            asked.q() == null ? "" : asked.q().strip(),
            conditions(asked.where(), problems),
            categories(asked.category(), problems),
            asked.verdict() == null ? null : RowState.valueOf(asked.verdict().name()),
            asked.task(),
            asked.model(),
            asked.from(),
            asked.to());
    return new WantedRows(filter, problems);
  }

  private static List<RowFilter.Condition> conditions(List<String> texts, List<Problem> problems) {
    List<RowFilter.Condition> conditions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String at = Pointer.child("/filter/where", i);
      String text = texts.get(i);
      RowFilter.Condition.read(text)
          .ifPresentOrElse(
              conditions::add,
              () ->
                  problems.add(
                      Problem.error(at, SearchSaid.CONDITION.of(text, RowFilter.Op.words()))));
    }
    return conditions;
  }

  private static List<RowFilter.Named> categories(List<String> texts, List<Problem> problems) {
    List<RowFilter.Named> categories = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String at = Pointer.child("/filter/category", i);
      String text = texts.get(i);
      RowFilter.Named.read(text)
          .ifPresentOrElse(
              categories::add, () -> problems.add(Problem.error(at, SearchSaid.CATEGORY.of(text))));
    }
    return categories;
  }
}
