from django.urls import path

from wellheard.areas.workload import views

app_name = "workload"
urlpatterns = [
    path("views/new/", views.new_view, name="new-view"),
    path("views/<uuid:view_id>/", views.open_view, name="view"),
    path("views/<uuid:view_id>/change/", views.change_view, name="change-view"),
    path("views/<uuid:view_id>/remove/", views.remove_view, name="remove-view"),
    path("tasks/new/", views.new_task, name="new-task"),
    path("tasks/<uuid:task_id>/done/", views.finish_task, name="finish-task"),
    path("mentions/<uuid:mention_id>/", views.open_mention, name="mention"),
    path("alerts/seen/", views.see_alerts, name="see-alerts"),
    path("moved/", views.moved, name="moved"),
    path("many/", views.prepare, name="many"),
    path("runs/", views.runs, name="runs"),
    path("runs/<uuid:bulk_id>/", views.run, name="run"),
    path("runs/<uuid:bulk_id>/start/", views.start, name="start-run"),
    path("runs/<uuid:bulk_id>/undo/", views.undo, name="undo-run"),
    path("runs/<uuid:bulk_id>/print/", views.print_run, name="print-run"),
    path("runs/<uuid:bulk_id>/export/", views.export_run, name="export-run"),
    path("calendar/", views.feed, name="feed"),
]

of_complaint = [
    path("", views.tasks_of_complaint, name="tasks"),
    path("<slug:slug>/", views.act, name="act"),
]
"""Under the address of a complaint."""
