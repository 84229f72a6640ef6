package jiheng.ui.document;

import java.io.IOException;
import java.io.OutputStream;

/** Writes forms in one file format; a new format is a new component of this kind. */
public interface DocumentWriter {
    /** The last part of the address, and the extension of the file: {@code xlsx}. */
    String format();

    String mediaType();

    /** Writes all of the document and leaves the stream open. */
    void write(FormDocument document, OutputStream out) throws IOException;
}
