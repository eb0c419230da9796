package dev.winnow.engine.run;

import dev.winnow.core.llm.Message;
import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.schema.InferSchema;
import dev.winnow.core.schema.RowSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The rows that a task's requests show the model: the example in the prompt, the answers of
/// few-shot turns.
final class ExampleRows {

  /// Cells whose requests are looked at.
  private static final int CELLS_MAX = 200;

  private ExampleRows() {}

  /// As the model sees them, with variables filled in.
  static List<ObjectNode> of(RenderUnit render) {
    RowSchema schema = render.task().schema();
    List<ObjectNode> rows = new ArrayList<>();
    int cells = (int) Math.min(CELLS_MAX, render.task().recipe().proportions().count());
    Set<Message> messages = new LinkedHashSet<>();
    for (int cell = 0; cell < cells; cell++) {
      UnitKey key = new UnitKey(UnitKey.Purpose.GENERATE, cell, 0);
      messages.addAll(render.request(new Unit(key, render.task().calls().batchSize())).messages());
    }
    for (Message message : messages) {
      rows.addAll(
          switch (message.role()) {
            case SYSTEM, USER -> InferSchema.exampleRows(message.text());
            case ASSISTANT ->
                ReadAnswer.read(message.text(), Set.copyOf(schema.fields()), schema.textField())
                    .rows();
          });
    }
    return rows;
  }
}
