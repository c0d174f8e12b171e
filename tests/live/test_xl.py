from tests.live.scene import *
from tests.jobs.tracker_book import write_tracker
def test_xl(scene):
    book=write_tracker(scene.top/"tracker.xlsx")
    scene.open(book)
    scene.calc.hands.open_unseen(path="/work/main/macros/DaySix.xlam")
    m=scene.calc.hands.modules()
    print({k:{n:len(t) for n,t in v.items()} for k,v in m.items()})
    lib=next(k for k,v in m.items() if "Logic" in v)
    print(m[lib]["Logic"][:300])
    from daysix.companion.folder import open_folder
    from daysix.companion import heartbeat
    from daysix.companion.program import wall_clock as now
    f=open_folder(scene.home/"Library/Containers/com.microsoft.Excel/Data/DaySix")
    scene.calc.hands.run(macro=lib+".Logic.Press",arguments=["check"])
    print(until(lambda: scene.calc.hands.windows(), "m", 5))
    scene.picture("xl")
    scene.screen.key("Return")
    print(until(lambda: scene.calc.hands.ran(), "ran"))
    heartbeat.beat(f.heartbeat, now(), "ready")
    scene.calc.hands.run(macro=lib+".Logic.Press",arguments=["check"])
    print(until(lambda: scene.calc.hands.ran(), "ran"))
    print([(p,p.read_text()) for p in f.tickets.iterdir()], scene.calc.hands.windows())
