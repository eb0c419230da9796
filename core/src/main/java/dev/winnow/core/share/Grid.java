package dev.winnow.core.share;

import java.util.ArrayList;
import java.util.List;

/// All combinations of categories, numbered: the last dimension runs fastest.
///
/// @param sizes how many categories each dimension has
record Grid(List<Integer> sizes) {

  int cells() {
    return product(0);
  }

  /// How far apart two neighbours in a dimension are.
  int step(int dimension) {
    return product(dimension + 1);
  }

  /// A plain loop: it runs for each cell, in each round of fitting.
  private int product(int from) {
    int product = 1;
    for (int dimension = from; dimension < sizes.size(); dimension++) {
      product = Math.multiplyExact(product, sizes.get(dimension));
    }
    return product;
  }

  int category(int cell, int dimension) {
    return cell / step(dimension) % sizes.get(dimension);
  }

  List<Integer> categories(int cell) {
    List<Integer> categories = new ArrayList<>();
    for (int dimension = 0; dimension < sizes.size(); dimension++) {
      categories.add(category(cell, dimension));
    }
    return categories;
  }

  int cell(List<Integer> categories) {
    int cell = 0;
    for (int dimension = 0; dimension < sizes.size(); dimension++) {
      cell = cell * sizes.get(dimension) + categories.get(dimension);
    }
    return cell;
  }

  /// The first dimensions alone.
  Grid first(int dimensions) {
    return new Grid(sizes.subList(0, dimensions));
  }

  /// The sums of each category of a dimension.
  double[] sums(double[] values, int dimension) {
    double[] sums = new double[sizes.get(dimension)];
    int step = step(dimension);
    for (int cell = 0; cell < values.length; cell++) {
      sums[cell / step % sums.length] += values[cell];
    }
    return sums;
  }
}
