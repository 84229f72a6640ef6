package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated records as a spreadsheet does, written without a look at how ours are made. */
final class Spreadsheet {
    private Spreadsheet() {}

    static List<List<String>> records(String file) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < file.length(); i++) {
            char one = file.charAt(i);
            if (quoted) {
                if (one != '"') {
                    cell.append(one);
                } else if (i + 1 < file.length() && file.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (one == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (one == ',') {
                record.add(cell.toString());
                cell.setLength(0);
            } else if (one == '\n') {
                record.add(cell.toString());
                cell.setLength(0);
                records.add(List.copyOf(record));
                record.clear();
            } else if (one != '\r') {
                cell.append(one);
            }
        }
        return records;
    }
}
