package jiheng.ui.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for viruses in a file before it is kept. */
interface Scanner {
    /**
     * @return the name of what was found, empty if the file is clean
     * @throws IOException if the scanner could not say: the file is then not taken
     */
    Optional<String> find(Path file) throws IOException;

    /** Whether files are looked through at all. */
    boolean looks();

    /** No scanner is set up: every file passes unlooked at. */
    Scanner NONE = new Scanner() {
        @Override
        public Optional<String> find(Path file) {
            return Optional.empty();
        }

        @Override
        public boolean looks() {
            return false;
        }
    };
}
