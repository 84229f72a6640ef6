package jiheng.events.evaluation;

/** How far a qualitative target was reached. */
public enum Band {
    REACHED("达成"),
    PARTLY("部分达成"),
    NOT("未达成");

    private final String zh;

    Band(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
