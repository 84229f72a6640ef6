package jiheng.events.audit;

/** What happens to the keys that sign a log. */
public sealed interface LogKeyEvent permits KeyIntroduced, KeyRetired {
    LogId log();

    LogKey key();
}
