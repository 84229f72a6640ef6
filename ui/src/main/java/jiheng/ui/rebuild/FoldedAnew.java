package jiheng.ui.rebuild;

import jiheng.query.rebuild.Rebuild;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** At the first start of a program that folds events into something else than the last: folds the live tables anew. */
@Component
class FoldedAnew implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FoldedAnew.class);

    private final JdbcClient jdbc;
    private final Rebuild rebuild;
    private volatile boolean running;

    FoldedAnew(JdbcClient jdbc, Rebuild rebuild) {
        this.jdbc = jdbc;
        this.rebuild = rebuild;
    }

    @Override
    public void start() {
        var shape = jdbc.sql("select shape from public.live_shape")
                .query(Integer.class)
                .single();
        if (shape != Rebuild.SHAPE) {
            var events = jdbc.sql("select exists (select 1 from public.event)")
                    .query(Boolean.class)
                    .single();
            if (events) {
                var report = rebuild.run(true, progress -> {});
                LOG.info("升级后已重建查询数据 The live tables were folded anew after an upgrade: {} events", report.events());
            }
            jdbc.sql("update public.live_shape set shape = ?")
                    .param(Rebuild.SHAPE)
                    .update();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything is shipped or laid out, and before the web server takes requests. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 128;
    }
}
