package jiheng.ui.importing;

/** How a printed title is compared with a template's. */
final class Titles {
    private Titles() {}

    /** Titles agree when they differ in blanks, brackets, the points printed with them or the closing word only. */
    static boolean same(String known, String found) {
        return bare(known).equals(bare(found));
    }

    static String bare(String title) {
        return Labels.plain(title)
                .replaceAll("\\([0-9.]+分\\)", "")
                .replaceAll("[-0-9.]*/[0-9.]+$", "")
                .replaceAll("[():]", "")
                .replaceAll("指标$", "");
    }
}
