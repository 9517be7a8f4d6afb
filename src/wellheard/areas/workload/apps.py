from django.apps import AppConfig


class WorkloadConfig(AppConfig):
    name = "wellheard.areas.workload"
    label = "workload"
