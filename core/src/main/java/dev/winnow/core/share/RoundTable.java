package dev.winnow.core.share;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Controlled rounding: a table of whole numbers with given sums of rows and columns, each of them
/// near its quota.
///
/// It is a flow from rows to columns through the cells: as much as the row has left after what
/// every cell gets at least, and no more through a cell than it may exceed that by. The augmenting
/// paths are found level by level, shortest ones first (Dinic), so that a table of unit cells takes
/// about as many rounds as the root of its rows and columns.
final class RoundTable {

  /// Quotas nearer to a whole number than that are one: they are products of binary fractions.
  private static final double WHOLE = 1e-7;

  private final int rows;
  private final int columns;

  /// What goes through a cell, and may.
  private final long[][] flow;

  private final long[][] room;
  private final long[] rowLeft;
  private final long[] columnLeft;
  private final int[] rowLevel;
  private final int[] columnLevel;
  private final int[] rowNext;
  private final int[] columnNext;

  private RoundTable(long[][] room, long[] rowLeft, long[] columnLeft) {
    this.rows = rowLeft.length;
    this.columns = columnLeft.length;
    this.room = room;
    this.flow = new long[rows][columns];
    this.rowLeft = rowLeft;
    this.columnLeft = columnLeft;
    this.rowLevel = new int[rows];
    this.columnLevel = new int[columns];
    this.rowNext = new int[rows];
    this.columnNext = new int[columns];
  }

  /// Rounds each cell down or up, or further by a number of rows.
  ///
  /// @param quotas by row and column; 0 is a cell that stays empty
  /// @param further 0 for floor or ceiling
  /// @return empty where the sums cannot be had like that
  static Optional<long[][]> round(
      double[][] quotas, long[] rowSums, long[] columnSums, int further) {
    long[][] table = new long[rowSums.length][columnSums.length];
    long[][] room = new long[rowSums.length][columnSums.length];
    long[] rowLeft = rowSums.clone();
    long[] columnLeft = columnSums.clone();
    for (int i = 0; i < rowLeft.length; i++) {
      for (int j = 0; j < columnLeft.length; j++) {
        double quota = quotas[i][j];
        if (quota > 0) {
          long least = Math.max(0, down(quota) - further);
          table[i][j] = least;
          room[i][j] = up(quota) + further - least;
          rowLeft[i] -= least;
          columnLeft[j] -= least;
        }
      }
    }
    if (Arrays.stream(rowLeft).anyMatch(left -> left < 0)
        || Arrays.stream(columnLeft).anyMatch(left -> left < 0)) {
      return Optional.empty();
    }
    RoundTable rounding = new RoundTable(room, rowLeft, columnLeft);
    rounding.largestRemainders(quotas);
    if (!rounding.fill()) {
      return Optional.empty();
    }
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < columnSums.length; j++) {
        table[i][j] += rounding.flow[i][j];
      }
    }
    return Optional.of(table);
  }

  /// Rounds each cell and each sum down or up. That can always be done: what each row and column
  /// lacks to its sum rounded up is one more column and row, and then all sums are whole.
  ///
  /// @param quotas their sum is whole
  /// @param nearRows the wanted sums of rows: each is rounded to one of the two whole numbers
  ///   beside its quota, this one or the other
  /// @param nearColumns the same of columns
  /// @return empty where quotas do not come to such sums
  static Optional<long[][]> roundWithSums(double[][] quotas, long[] nearRows, long[] nearColumns) {
    int rows = nearRows.length;
    int columns = nearColumns.length;
    double[][] table = new double[rows + 1][columns + 1];
    double[] rowQuotas = new double[rows];
    double[] columnQuotas = new double[columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(quotas[i], 0, table[i], 0, columns);
      for (int j = 0; j < columns; j++) {
        rowQuotas[i] += quotas[i][j];
        columnQuotas[j] += quotas[i][j];
      }
    }
    if (!near(rowQuotas, nearRows) || !near(columnQuotas, nearColumns)) {
      return Optional.empty();
    }
    long total = Math.round(Arrays.stream(rowQuotas).sum());
    long[] rowSums = new long[rows + 1];
    long[] columnSums = new long[columns + 1];
    for (int i = 0; i < rows; i++) {
      rowSums[i] = up(rowQuotas[i]);
      table[i][columns] = Math.max(0, rowSums[i] - rowQuotas[i]);
      columnSums[columns] += rowSums[i];
    }
    for (int j = 0; j < columns; j++) {
      columnSums[j] = up(columnQuotas[j]);
      table[rows][j] = Math.max(0, columnSums[j] - columnQuotas[j]);
      rowSums[rows] += columnSums[j];
    }
    rowSums[rows] -= total;
    columnSums[columns] -= total;
    return round(table, rowSums, columnSums, 0)
        .map(rounded -> {
          long[][] inner = new long[rows][];
          for (int i = 0; i < rows; i++) {
            inner[i] = Arrays.copyOf(rounded[i], columns);
          }
          return inner;
        });
  }

  private static boolean near(double[] quotas, long[] sums) {
    return IntStream.range(0, sums.length)
        .allMatch(i -> down(quotas[i]) <= sums[i] && sums[i] <= up(quotas[i]));
  }

  static long down(double quota) {
    return (long) Math.floor(quota + WHOLE);
  }

  static long up(double quota) {
    return (long) Math.ceil(quota - WHOLE);
  }

  /// A beginning that is near the quotas: each row gives one to its largest remainders.
  private void largestRemainders(double[][] quotas) {
    for (int i = 0; i < rows; i++) {
      double[] row = quotas[i];
      Integer[] order = new Integer[columns];
      Arrays.setAll(order, j -> j);
      Arrays.sort(order, (a, b) -> Double.compare(fraction(row[b]), fraction(row[a])));
      for (int j : order) {
        if (rowLeft[i] > 0 && columnLeft[j] > 0 && room[i][j] > 0) {
          push(i, j, 1);
        }
      }
    }
  }

  private static double fraction(double quota) {
    return quota - down(quota);
  }

  private void push(int row, int column, long much) {
    flow[row][column] += much;
    room[row][column] -= much;
    rowLeft[row] -= much;
    columnLeft[column] -= much;
  }

  private boolean fill() {
    while (level()) {
      Arrays.fill(rowNext, 0);
      Arrays.fill(columnNext, 0);
      for (int i = 0; i < rows; i++) {
        while (rowLeft[i] > 0 && augment(i)) {}
      }
    }
    return Arrays.stream(rowLeft).allMatch(left -> left == 0)
        && Arrays.stream(columnLeft).allMatch(left -> left == 0);
  }

  /// How far everything is from a row that has something left; whether a column that lacks
  /// something is in reach.
  private boolean level() {
    Arrays.fill(rowLevel, -1);
    Arrays.fill(columnLevel, -1);
    int[] queue = new int[rows + columns];
    int tail = 0;
    for (int i = 0; i < rows; i++) {
      if (rowLeft[i] > 0) {
        rowLevel[i] = 0;
        queue[tail++] = i;
      }
    }
    boolean reached = false;
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      if (node < rows) {
        for (int j = 0; j < columns; j++) {
          if (columnLevel[j] < 0 && room[node][j] > 0) {
            columnLevel[j] = rowLevel[node] + 1;
            reached |= columnLeft[j] > 0;
            queue[tail++] = rows + j;
          }
        }
      } else {
        int column = node - rows;
        for (int i = 0; i < rows; i++) {
          if (rowLevel[i] < 0 && flow[i][column] > 0) {
            rowLevel[i] = columnLevel[column] + 1;
            queue[tail++] = i;
          }
        }
      }
    }
    return reached;
  }

  /// Brings one from a row to a column that lacks it, along the levels. A path alternates between
  /// rows, which give more, and columns, which take from another row; it is kept in arrays, for it
  /// may be long.
  private boolean augment(int from) {
    int[] path = new int[rows + columns + 1];
    int length = 0;
    path[length++] = from;
    while (length > 0) {
      int row = path[length - 1];
      int column = nextColumn(row);
      if (column < 0) {
        // A dead end: back to the row before, over the column between.
        length -= 2;
        if (length > 0) {
          columnNext[path[length]]++;
          int other = nextRow(path[length]);
          if (other >= 0) {
            path[length + 1] = other;
            length += 2;
          } else {
            rowNext[path[length - 1]]++;
          }
        }
        continue;
      }
      if (columnLeft[column] > 0) {
        path[length] = column;
        shift(path, length);
        return true;
      }
      int other = nextRow(column);
      if (other < 0) {
        rowNext[row]++;
      } else {
        path[length] = column;
        path[length + 1] = other;
        length += 2;
      }
    }
    return false;
  }

  private int nextColumn(int row) {
    for (; rowNext[row] < columns; rowNext[row]++) {
      int j = rowNext[row];
      if (room[row][j] > 0 && columnLevel[j] == rowLevel[row] + 1) {
        return j;
      }
    }
    return -1;
  }

  private int nextRow(int column) {
    for (; columnNext[column] < rows; columnNext[column]++) {
      int i = columnNext[column];
      if (flow[i][column] > 0 && rowLevel[i] == columnLevel[column] + 1) {
        return i;
      }
    }
    return -1;
  }

  /// Brings as much as there is room for over `path`, which is row, column, row, …, column.
  private void shift(int[] path, int last) {
    long much = Math.min(rowLeft[path[0]], columnLeft[path[last]]);
    for (int at = 0; at < last; at += 2) {
      much = Math.min(much, room[path[at]][path[at + 1]]);
      if (at + 2 < last) {
        much = Math.min(much, flow[path[at + 2]][path[at + 1]]);
      }
    }
    rowLeft[path[0]] -= much;
    columnLeft[path[last]] -= much;
    for (int at = 0; at < last; at += 2) {
      flow[path[at]][path[at + 1]] += much;
      room[path[at]][path[at + 1]] -= much;
      if (at + 2 < last) {
        flow[path[at + 2]][path[at + 1]] -= much;
        room[path[at + 2]][path[at + 1]] += much;
      }
    }
  }

  /// Rows that need more than the columns which they may have have, together.
  ///
  /// @param rows by their numbers, ascending
  /// @param columns all that they may have
  record Conflict(List<Integer> rows, List<Integer> columns) {}

  /// Why no table has these sums, whatever its quotas; empty where one has.
  ///
  /// @param quotas 0 where a cell stays empty
  static Optional<Conflict> conflict(double[][] quotas, long[] rowSums, long[] columnSums) {
    long[][] room = new long[rowSums.length][columnSums.length];
    for (int i = 0; i < rowSums.length; i++) {
      for (int j = 0; j < columnSums.length; j++) {
        room[i][j] = quotas[i][j] > 0 ? Long.MAX_VALUE / 4 : 0;
      }
    }
    RoundTable table = new RoundTable(room, rowSums.clone(), columnSums.clone());
    if (table.fill()) {
      return Optional.empty();
    }
    table.level();
    return Optional.of(new Conflict(reached(table.rowLevel), reached(table.columnLevel)));
  }

  private static List<Integer> reached(int[] levels) {
    return IntStream.range(0, levels.length).filter(i -> levels[i] >= 0).boxed().toList();
  }
}
