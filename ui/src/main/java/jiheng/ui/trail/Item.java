package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.List;
import jiheng.query.history.Entry;

/** The events of one act, in their order. */
record Item(List<Entry> entries) {
    static final String SCORED = "scored";

    Item {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("an act without events");
        }
    }

    /** Entries that stand together, of one form, one person and one act, become one item. */
    static List<Item> of(List<Entry> entries) {
        var items = new ArrayList<Item>();
        var open = new ArrayList<Entry>();
        for (var entry : entries) {
            if (!open.isEmpty() && !together(open.get(0), entry)) {
                items.add(new Item(open));
                open.clear();
            }
            open.add(entry);
        }
        if (!open.isEmpty()) {
            items.add(new Item(open));
        }
        return List.copyOf(items);
    }

    Entry first() {
        return entries.get(0);
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    /** What was done, without what the rules made of it; the scores alone if there is nothing else. */
    List<Entry> told() {
        var told =
                entries.stream().filter(entry -> !entry.kind().equals(SCORED)).toList();
        return told.isEmpty() ? entries : told;
    }

    private static boolean together(Entry one, Entry other) {
        return one.evaluation().equals(other.evaluation())
                && one.by().act().equals(other.by().act())
                && one.by().account().equals(other.by().account());
    }
}
