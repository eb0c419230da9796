package dev.winnow.engine.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.plan.DealSamples;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a file or a dataset that fill cells: each is dealt to one of them. They are held in
/// memory. One thread at a time.
public final class SampledSource {

  private final Proportions proportions;
  private final String name;
  private final DealSamples deal;

  /// By their number; empty where no cell takes one.
  private final List<String> rows = new ArrayList<>();

  /// A source without rows.
  ///
  /// @param name as provenance has it
  /// @param cells that are filled from it
  public SampledSource(Proportions proportions, String name, List<Integer> cells) {
    this.proportions = proportions;
    this.name = name;
    this.deal = new DealSamples(proportions, cells);
  }

  /// Adds its next row.
  public void add(ObjectNode row) {
    rows.add(deal.add(row) ? ExactJson.write(row) : "");
  }

  /// What each cell gets.
  ///
  /// @param wanted rows, by cell
  /// @param seed decides the order, and who gets what
  public Map<Integer, CellSample> deal(Map<Integer, Long> wanted, long seed) {
    Map<Integer, CellSample> dealt = new HashMap<>();
    deal.deal(wanted, seed)
        .forEach((cell, numbers) ->
            dealt.put(
                cell,
                new CellSample(
                    name,
                    numbers.stream().map(rows::get).toList(),
                    proportions.sample(cell).orElseThrow().thenGenerate())));
    return dealt;
  }
}
