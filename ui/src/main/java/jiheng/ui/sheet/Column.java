package jiheng.ui.sheet;

/** The columns of the indicator table, which the rest of the form is laid upon. */
enum Column {
    PART("", Square.Kind.ROW_HEAD, 0, false),
    BRANCH("sheet.column.branch", Square.Kind.ROW_HEAD, 0, false),
    CHILD("sheet.column.child", Square.Kind.ROW_HEAD, 0, false),
    NAME("name", Square.Kind.TEXT, 200, false),
    CONTENT("content", Square.Kind.TEXT, 500, false),
    TARGET("target", Square.Kind.TEXT, 2000, false),
    TARGETS("targets", Square.Kind.MEASURES, 500, true),
    ACTUAL("actual", Square.Kind.TEXT, 2000, false),
    ACTUALS("actuals", Square.Kind.READINGS, 500, true),
    WEIGHT("weight", Square.Kind.POINTS, 0, false),
    SCORE("score", Square.Kind.POINTS, 0, false),
    RULE("rule", Square.Kind.FIGURE, 0, true),
    REASON("reason", Square.Kind.TEXT, 1000, false),
    IMPROVEMENT("improvement", Square.Kind.TEXT, 1000, false);

    private final String field;
    private final Square.Kind kind;
    private final int limit;
    private final boolean helper;

    Column(String field, Square.Kind kind, int limit, boolean helper) {
        this.field = field;
        this.kind = kind;
        this.limit = limit;
        this.helper = helper;
    }

    /** The field of an indicator's cells in this column. */
    String field() {
        return field;
    }

    Square.Kind kind() {
        return kind;
    }

    int limit() {
        return limit;
    }

    /** Whether the official form lacks it. */
    boolean helper() {
        return helper;
    }

    Label label() {
        return this == PART ? Label.NONE : Label.message(field.startsWith("sheet.") ? field : "sheet.column." + field);
    }
}
