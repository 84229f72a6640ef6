package jiheng.query.rebuild;

import jiheng.events.evaluation.Words;

/**
 * One field, or one whole row, in which what is shown now is not what follows from the events.
 *
 * @param row the primary key, its values joined by a slash
 * @param path the column, and for a body the path in it; empty where a whole row is missing or too many
 * @param subject the form, account or entry it is about
 * @param field what the field is called there, or the words for a whole row
 * @param live what the live table says, empty for nothing
 * @param events what the events say, empty for nothing
 */
public record Difference(
        Kind kind, String table, String row, String path, Words subject, Words field, String live, String events) {
    /** How it differs. */
    public enum Kind {
        CHANGED,
        /** The events make a row that the live table lacks. */
        MISSING,
        /** The live table has a row that no event made. */
        EXTRA,
        /** The table itself is not as the product makes it. */
        STRUCTURE
    }

    /** All of it in one line, for a person. */
    public Words sentence() {
        return switch (kind) {
            case CHANGED ->
                new Words(
                        subject.zh() + " " + field.zh() + "：现况为 " + shown(live, "空") + "，按变更记录应为 " + shown(events, "空"),
                        subject.en() + ", " + field.en() + ": shown as " + shown(live, "empty") + ", by the events "
                                + shown(events, "empty"));
            case MISSING ->
                new Words(subject.zh() + "：现况缺少这一项，变更记录中有", subject.en() + ": missing now, though the events make it");
            case EXTRA ->
                new Words(subject.zh() + "：现况多出这一项，变更记录中没有", subject.en() + ": there now, though no event made it");
            case STRUCTURE ->
                new Words(
                        subject.zh() + "：表结构被改动（现为 " + shown(live, "无") + "，应为 " + shown(events, "无") + "）",
                        subject.en() + ": the table was altered (now " + shown(live, "none") + ", due "
                                + shown(events, "none") + ")");
        };
    }

    private static String shown(String text, String empty) {
        return text.isEmpty() ? empty : text;
    }
}
