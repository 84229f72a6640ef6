package jiheng.ui.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.Value;

/**
 * Finds phone numbers, numbers of identity cards, and the persons that the form's own fields name, wherever those stand.
 * Pure. What it finds is for a person to judge, and so is what it does not find.
 */
final class Suggestions {
    private static final Map<Suggestion.Kind, Pattern> NUMBERS = new TreeMap<>(Map.of(
            Suggestion.Kind.ID,
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}{17}[\\p{Nd}XxＸｘ](?!\\p{Nd})"),
            Suggestion.Kind.PHONE,
            Pattern.compile("(?<!\\p{Nd})(?:[1１][3-9３-９]\\p{Nd}(?:[- －]?\\p{Nd}{4}){2}"
                    + "|[(（]?[0０]\\p{Nd}{2,3}[)）]?[- －—]?\\p{Nd}{7,8})(?!\\p{Nd})")));
    private static final Pattern PERSON = Pattern.compile("人(?!数|次|员数)|电话|手机|联系|姓名|签字|签名|审核|负责");
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 20;

    private Suggestions() {}

    static List<Suggestion> of(Layout layout, Content content) {
        Map<Redaction, Suggestion> found = new LinkedHashMap<>();
        var names = new ArrayList<String>();
        Stream.concat(
                        layout.header().stream()
                                .filter(field ->
                                        PERSON.matcher(field.title().zh()).find())
                                .map(field -> Cell.header(field.key())),
                        layout.signoff().stream()
                                .filter(field ->
                                        PERSON.matcher(field.title().zh()).find())
                                .map(field -> Cell.signOff(field.key())))
                .filter(cell -> content.cells().get(cell) instanceof Value.Text)
                .forEach(cell -> {
                    add(found, new Suggestion(new Redaction(cell, null), Suggestion.Kind.NAME));
                    names.add(content.text(cell));
                });
        content.cells().forEach((cell, value) -> {
            if (value instanceof Value.Text text && !found.containsKey(new Redaction(cell, null))) {
                NUMBERS.forEach((kind, pattern) -> pattern.matcher(text.text())
                        .results()
                        .forEach(one -> add(found, new Suggestion(new Redaction(cell, one.group()), kind))));
                names.stream()
                        .filter(name -> name.length() >= SHORTEST_NAME && name.length() <= LONGEST_NAME)
                        .filter(text.text()::contains)
                        .forEach(name -> add(found, new Suggestion(new Redaction(cell, name), Suggestion.Kind.NAME)));
            }
        });
        return List.copyOf(found.values());
    }

    private static void add(Map<Redaction, Suggestion> found, Suggestion one) {
        found.putIfAbsent(one.redaction(), one);
    }
}
