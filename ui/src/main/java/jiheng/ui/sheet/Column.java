package jiheng.ui.sheet;

/** The columns of the indicator table, which the rest of the form is laid upon. */
enum Column {
    PART("", Square.Kind.ROW_HEAD, false),
    BRANCH("sheet.column.branch", Square.Kind.ROW_HEAD, false),
    CHILD("sheet.column.child", Square.Kind.ROW_HEAD, false),
    NAME("name", Square.Kind.TEXT, false),
    CONTENT("content", Square.Kind.TEXT, false),
    TARGET("target", Square.Kind.TEXT, false),
    TARGETS("targets", Square.Kind.MEASURES, true),
    ACTUAL("actual", Square.Kind.TEXT, false),
    ACTUALS("actuals", Square.Kind.READINGS, true),
    WEIGHT("weight", Square.Kind.POINTS, false),
    SCORE("score", Square.Kind.POINTS, false),
    RULE("rule", Square.Kind.FIGURE, true),
    REASON("reason", Square.Kind.TEXT, false),
    IMPROVEMENT("improvement", Square.Kind.TEXT, false);

    private final String field;
    private final Square.Kind kind;
    private final boolean helper;

    Column(String field, Square.Kind kind, boolean helper) {
        this.field = field;
        this.kind = kind;
        this.helper = helper;
    }

    /** The field of an indicator's cells in this column. */
    String field() {
        return field;
    }

    Square.Kind kind() {
        return kind;
    }

    /** Whether the official form lacks it. */
    boolean helper() {
        return helper;
    }

    Label label() {
        return this == PART ? Label.NONE : Label.message(field.startsWith("sheet.") ? field : "sheet.column." + field);
    }
}
