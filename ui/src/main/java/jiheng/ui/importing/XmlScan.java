package jiheng.ui.importing;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * Walks every XML part once, in constant memory, before any of it is made into objects: no DTD, bounded depth and
 * number of nodes, and in sheets bounded rows and columns, each row and cell only once and in order (the parser would
 * keep the last of two and drop the other in silence).
 */
final class XmlScan {
    static final int MAX_ROWS = 2_000;
    static final int MAX_COLUMNS = 200;
    static final int MAX_NODES = 400_000;
    private static final int MAX_MERGED = 5_000;
    private static final int MAX_DEPTH = 128;
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private int nodes;
    private boolean inSheet;
    private int merged;
    private int rowsWithContent;
    private int row;
    private int column;
    private boolean rowCounted;

    XmlScan() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    void check(byte[] part) {
        rowsWithContent = 0;
        row = 0;
        merged = 0;
        inSheet = false;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
            try {
                walk(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw WorkbookRefused.broken();
        }
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw WorkbookRefused.unsafe();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                nodes += 1 + xml.getAttributeCount();
                if (nodes > MAX_NODES || ++depth > MAX_DEPTH) {
                    throw WorkbookRefused.tooManyCells();
                }
                String name = xml.getLocalName();
                if (depth == 1) {
                    if (STRICT.equals(xml.getNamespaceURI())) {
                        throw WorkbookRefused.strict();
                    }
                    inSheet = "worksheet".equals(name);
                } else if (inSheet) {
                    sheetElement(xml, name);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void sheetElement(XMLStreamReader xml, String name) {
        if ("row".equals(name)) {
            String number = xml.getAttributeValue(null, "r");
            row = inOrder(number == null ? row + 1 : whole(number), row);
            column = 0;
            rowCounted = false;
        } else if ("c".equals(name)) {
            String address = xml.getAttributeValue(null, "r");
            column = inOrder(address == null ? column + 1 : column(address), column);
        } else if ("mergeCell".equals(name)) {
            if (++merged > MAX_MERGED) {
                throw WorkbookRefused.tooManyCells();
            }
        } else if ("v".equals(name) || "is".equals(name) || "f".equals(name)) {
            if (column > MAX_COLUMNS) {
                throw WorkbookRefused.tooManyColumns(MAX_COLUMNS);
            }
            if (!rowCounted && ++rowsWithContent > MAX_ROWS) {
                throw WorkbookRefused.tooManyRows(MAX_ROWS);
            }
            rowCounted = true;
        }
    }

    private int column(String address) {
        CellReference reference;
        try {
            reference = new CellReference(address);
        } catch (RuntimeException e) {
            throw WorkbookRefused.broken();
        }
        if (reference.getRow() + 1 != row) {
            throw WorkbookRefused.broken();
        }
        return reference.getCol() + 1;
    }

    private static int whole(@Nullable String number) {
        try {
            return Integer.parseInt(String.valueOf(number));
        } catch (NumberFormatException e) {
            throw WorkbookRefused.broken();
        }
    }

    private static int inOrder(int next, int previous) {
        if (next <= previous) {
            throw WorkbookRefused.broken();
        }
        return next;
    }
}
