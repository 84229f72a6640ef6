package jiheng.ui.importing.batch;

import java.time.Instant;
import java.util.Map;
import jiheng.command.Actor;

/**
 * Files handed in together.
 *
 * @param by who handed them in and from where; each act gets a key of its own
 * @param counts how many files are in each state; none is left out
 */
public record Batch(String id, Actor by, Instant created, boolean stopped, Map<FileState, Integer> counts) {
    public int files() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int waiting() {
        return counts.getOrDefault(FileState.WAITING, 0);
    }

    public int done() {
        return files() - waiting();
    }

    public boolean running() {
        return waiting() > 0 && !stopped;
    }

    public int count(FileState state) {
        return counts.getOrDefault(state, 0);
    }
}
