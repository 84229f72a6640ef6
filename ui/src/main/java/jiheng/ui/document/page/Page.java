package jiheng.ui.document.page;

import java.util.List;

/**
 * What stands on one sheet, measured in points from its top left corner.
 *
 * @param texts in the order they are to be read
 */
record Page(double width, double height, List<Box> boxes, List<Text> texts, List<Heading> headings) {
    Page {
        boxes = List.copyOf(boxes);
        texts = List.copyOf(texts);
        headings = List.copyOf(headings);
    }

    /** A framed square of the table. */
    record Box(double x, double y, double width, double height, boolean shaded) {}

    /** One line of text, which begins at {@code x} and stands on {@code baseline}. */
    record Text(double x, double baseline, double size, String words) {}

    /** A place that the reader's outline leads to; level 1 holds level 2. */
    record Heading(int level, String title, double y) {}
}
