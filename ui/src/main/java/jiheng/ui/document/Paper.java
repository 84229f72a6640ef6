package jiheng.ui.document;

/** How a sheet of A4 lies. */
public enum Paper {
    PORTRAIT,
    LANDSCAPE
}
