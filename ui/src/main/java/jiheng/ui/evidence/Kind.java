package jiheng.ui.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of files that are taken as evidence. */
enum Kind {
    PDF("application/pdf", true, "pdf"),
    PNG("image/png", true, "png"),
    JPEG("image/jpeg", true, "jpg", "jpeg", "jfif"),
    GIF("image/gif", true, "gif"),
    WEBP("image/webp", true, "webp"),
    BMP("image/bmp", true, "bmp"),
    TIFF("image/tiff", false, "tif", "tiff"),
    OFD("application/ofd", false, "ofd"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "pptx"),
    DOC("application/msword", false, "doc", "wps"),
    XLS("application/vnd.ms-excel", false, "xls", "et"),
    PPT("application/vnd.ms-powerpoint", false, "ppt", "dps");

    private final String mediaType;
    private final boolean shown;
    private final List<String> endings;

    Kind(String mediaType, boolean shown, String... endings) {
        this.mediaType = mediaType;
        this.shown = shown;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    List<String> endings() {
        return endings;
    }

    /** Whether a browser shows it without opening another program. */
    static boolean isShown(String mediaType) {
        return Arrays.stream(values()).anyMatch(kind -> kind.shown && kind.mediaType.equals(mediaType));
    }

    static boolean isImage(String mediaType) {
        return isShown(mediaType) && mediaType.startsWith("image/");
    }

    /** All endings, as a file dialog takes them. */
    static String accepted() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.endings.stream())
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }
}
