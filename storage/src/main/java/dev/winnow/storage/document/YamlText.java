package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.say.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/// Reads YAML 1.2 as JSON: one document, keys that are text, no tags but those of the core schema.
///
/// It works on the parser's events rather than on its trees, so that depth and repetition are
/// bounded before memory is taken for them.
final class YamlText {

  /// What the parser says of a tab that indents.
  private static final Pattern TAB = Pattern.compile("\\\\t|\\(TAB\\)");

  private final TreeBuilder tree;
  private final Map<Anchor, JsonNode> anchored = new HashMap<>();
  private final Deque<Optional<Anchor>> openAnchors = new ArrayDeque<>();
  private int documents;

  private YamlText(TreeBuilder tree) {
    this.tree = tree;
  }

  static void read(String text, TreeBuilder tree) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(ReadDocument.DOCUMENT_BYTES_MAX)
            .setUseMarks(true)
            .build();
    YamlText yaml = new YamlText(tree);
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        yaml.take(event);
      }
    } catch (MarkedYamlEngineException e) {
      // What is missed only at the end of the file is wrong where it began: an open quote, say.
      boolean atEnd = e.getProblem().contains("end of stream");
      Optional<Mark> began = atEnd ? e.getContextMark() : Optional.empty();
      throw new BadText(place(began.or(e::getProblemMark).or(e::getContextMark)), said(e));
    } catch (ReaderException e) {
      int line = (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
      throw new BadText(
          new Place(line, 1), DocumentSaid.BAD_CHARACTER.of("%04X".formatted(e.getCodePoint())));
    } catch (YamlEngineException e) {
      throw new BadText(new Place(1, 1), DocumentSaid.NO_YAML.of(String.valueOf(e.getMessage())));
    }
  }

  private static Said said(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    if (TAB.matcher(problem).find()) {
      return DocumentSaid.TAB.of();
    }
    boolean open = context.contains("quoted scalar") && problem.contains("end of stream");
    return (open ? DocumentSaid.OPEN_QUOTE : DocumentSaid.NO_YAML).of(context + problem);
  }

  private void take(Event event) {
    Place place = place(event.getStartMark());
    if (event instanceof DocumentStartEvent) {
      documents++;
      if (documents > 1) {
        throw new BadText(place, DocumentSaid.SECOND_DOCUMENT.of());
      }
    } else if (event instanceof CollectionEndEvent) {
      JsonNode closed = tree.close();
      openAnchors.pop().ifPresent(anchor -> anchored.put(anchor, closed));
    } else if (event instanceof NodeEvent node) {
      take(node, place);
    }
  }

  private void take(NodeEvent event, Place place) {
    if (tree.awaitsKey()) {
      if (!(event instanceof ScalarEvent scalar)) {
        throw new BadText(place, DocumentSaid.KEY_NO_TEXT.of());
      }
      tree.key(scalar.getValue(), place);
    } else if (event instanceof AliasEvent alias) {
      JsonNode value = anchored.get(alias.getAlias());
      if (value == null) {
        throw new BadText(place, DocumentSaid.NO_ANCHOR.of(alias.getAlias()));
      }
      tree.repeat(value, place);
    } else if (event instanceof ScalarEvent scalar) {
      boolean plain = scalar.isPlain();
      JsonNode value = YamlScalar.value(scalar.getValue(), plain, scalar.getTag(), place);
      scalar.getAnchor().ifPresent(anchor -> anchored.put(anchor, value));
      tree.scalar(value, place);
    } else if (event instanceof CollectionStartEvent start) {
      start(start, place);
    }
  }

  private void start(CollectionStartEvent start, Place place) {
    boolean map = start instanceof MappingStartEvent;
    String tag = start.getTag().orElse("");
    String usual = YamlScalar.TAG_PREFIX + (map ? "map" : "seq");
    if (!tag.isEmpty() && !tag.equals(usual)) {
      throw YamlScalar.unknownTag(tag, place);
    }
    openAnchors.push(start.getAnchor());
    if (map) {
      tree.openMap(place);
    } else {
      tree.openList(place);
    }
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> new Place(1, 1));
  }
}
