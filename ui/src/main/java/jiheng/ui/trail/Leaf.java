package jiheng.ui.trail;

/** One page of a longer list, counted from 1; a number beyond the last shows the last. */
public record Leaf(int page, int pages, int size) {
    public static Leaf of(int wanted, int size, long total) {
        int pages = (int) Math.max(1, Math.min(1_000_000, (total + size - 1) / size));
        return new Leaf(Math.min(Math.max(1, wanted), pages), pages, size);
    }

    public long skipped() {
        return (long) (page - 1) * size;
    }

    public boolean hasNewer() {
        return page > 1;
    }

    public boolean hasOlder() {
        return page < pages;
    }
}
