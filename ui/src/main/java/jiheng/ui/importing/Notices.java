package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.Words;

/** Collects notices in the order they arise. */
final class Notices {
    private static final int SHOWN = 60;

    private final List<Notice> all = new ArrayList<>();

    void guessed(String cell, String code, String zh, String en) {
        all.add(new Notice(Notice.Kind.GUESSED, cell, code, new Words(zh, en)));
    }

    void refused(String cell, String code, String zh, String en) {
        all.add(new Notice(Notice.Kind.REFUSED, cell, code, new Words(zh, en)));
    }

    void noted(String cell, String code, String zh, String en) {
        all.add(new Notice(Notice.Kind.NOTED, cell, code, new Words(zh, en)));
    }

    void add(Notice notice) {
        all.add(notice);
    }

    List<Notice> all() {
        return List.copyOf(all);
    }

    /** On one line, and not longer than a notice should be. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
