package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every byte of every entry, each with one bit of it turned: which one follows from the place. */
record Flips(Map<String, byte[]> entries) {
    record Flip(String entry, int at, int mask) {}

    List<Flip> all() {
        var all = new ArrayList<Flip>();
        entries.forEach((name, content) -> {
            for (var at = 0; at < content.length; at++) {
                all.add(new Flip(name, at, mask(at)));
            }
        });
        return all;
    }

    Map<String, byte[]> with(Flip flip) {
        var changed = new LinkedHashMap<>(entries);
        var content = Objects.requireNonNull(entries.get(flip.entry())).clone();
        content[flip.at()] ^= (byte) flip.mask();
        changed.put(flip.entry(), content);
        return changed;
    }

    static int mask(int at) {
        return 1 << (at * 5 + at / 8) % 8;
    }
}
